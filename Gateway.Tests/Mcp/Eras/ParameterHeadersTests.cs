using System.Net;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Eras;

[TestFixture]
public sealed class ParameterHeadersTests
{
    private McpTestApp _app = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [OneTimeTearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("{}", null, null)]
    [TestCase("""{"region":null}""", null, null)]
    [TestCase("""{"region":"eu"}""", "eu", null)]
    [TestCase("""{"region":"é"}""", "=?base64?w6k=?=", null)]
    [TestCase("""{"limits":{"rows":42}}""", null, "42")]
    [TestCase("""{"limits":{"rows":42.0}}""", null, "42")]
    [TestCase("""{"region":"eu","limits":{"rows":-1}}""", "eu", "-1.0")]
    public async Task CallTool_HeadersRepeatTheArguments_IsServed(string arguments, string? region, string? rows)
    {
        using HttpResponseMessage response = await CallAsync(arguments, region, rows);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("""{"region":"eu"}""", null, null)]
    [TestCase("""{"region":"eu"}""", "EU", null)]
    [TestCase("""{"region":"eu"}""", "=?base64?!!?=", null)]
    [TestCase("""{"limits":{"rows":42}}""", null, "43")]
    [TestCase("""{"limits":{"rows":42}}""", null, "many")]
    [TestCase("{}", "eu", null)]
    public async Task CallTool_HeaderMissingOrDifferent_Is32020(string arguments, string? region, string? rows)
    {
        using HttpResponseMessage response = await CallAsync(arguments, region, rows);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32020);
    }

    private Task<HttpResponseMessage> CallAsync(string arguments, string? region, string? rows)
    {
        ModernCall call = ModernCall.Tool("marked", arguments);
        List<(string Name, string Value)> headers = call.Headers("marked");
        headers.Add(("Mcp-Param-Unknown", "ignored"));
        if (region is not null)
            headers.Add(("Mcp-Param-Region", region));
        if (rows is not null)
            headers.Add(("mcp-param-rows", rows));
        return _app.PostAsync(call.Body, [.. headers]);
    }
}
