using System.Net;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

/// <summary>A member that is null counts as absent; the id alone is what it says.</summary>
[TestFixture]
public sealed class NullMembersTests
{
    private McpTestApp _app = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [OneTimeTearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("ping", "null")]
    [TestCase("ping", """{"_meta":null}""")]
    [TestCase("ping", """{"_meta":{"progressToken":null}}""")]
    [TestCase("tools/list", "null")]
    [TestCase("tools/list", """{"cursor":null}""")]
    [TestCase("resources/list", """{"cursor":null,"_meta":null}""")]
    [TestCase("prompts/list", """{"cursor":null}""")]
    [TestCase("tools/call", """{"name":"echo","arguments":null}""")]
    [TestCase("tools/call", """{"name":"echo","arguments":null,"_meta":null}""")]
    [TestCase("prompts/get", """{"name":"plain","arguments":null}""")]
    [TestCase("prompts/get", """{"name":"review","arguments":{"name":"a","table":null}}""")]
    public async Task Legacy_Null_IsAbsent(string method, string parameters)
    {
        var session = await _app.InitializeAsync();
        using var response = await _app.PostAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""", ("Mcp-Session-Id", session));

        Succeeded(await response.JsonAsync());
    }

    [Test]
    public async Task Legacy_EveryMemberSent_IsARequest()
    {
        var session = await _app.InitializeAsync();
        using var response = await _app.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"ping","params":null,"result":null,"error":null}""", ("Mcp-Session-Id", session));

        Succeeded(await response.JsonAsync());
    }

    [TestCase("tools/list", ""","cursor":null""", null)]
    [TestCase("tools/call", ""","name":"echo","arguments":null""", "echo")]
    [TestCase("tools/call", ""","name":"echo","arguments":null,"inputResponses":null,"requestState":null""", "echo")]
    [TestCase("prompts/get", ""","name":"plain","arguments":null""", "plain")]
    public async Task Modern_Null_IsAbsent(string method, string parameters, string? name)
    {
        using var response = await new ModernCall(method, parameters, ""","progressToken":null,"io.modelcontextprotocol/logLevel":null""").SendAsync(_app, name);

        Succeeded(await response.JsonAsync());
    }

    [Test]
    public async Task NullId_IsNoId()
    {
        using var response = await _app.PostAsync("""{"jsonrpc":"2.0","id":null,"method":"ping"}""");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32600);
    }

    private static void Succeeded(JsonElement answer) => answer.TryGetProperty("result", out _).Should().BeTrue(answer.GetRawText());
}
