using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Http;

[TestFixture]
public sealed class ToolEndpointsTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(new GatewaySettings { Limits = new LimitOptions { BodyBytes = 4096 } });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("{\"n\":1}", "{\"n\":1}")]
    [TestCase("", "{}")]
    [TestCase(" \n", "{}")]
    public async Task Post_Arguments_AnswersOneResultLine(string body, string data)
    {
        using HttpResponseMessage response = await PostAsync("echo", body);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/x-ndjson");
        (await response.Content.ReadAsStringAsync()).Should().Be($$"""{"type":"result","data":{{data}}}""" + "\n");
    }

    [Test]
    public async Task Post_WithoutBodyAndContentType_CountsAsEmpty()
    {
        using HttpResponseMessage response = await _app.SendAsync(HttpMethod.Post, "/api/v1/echo", null);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("fail_arguments", HttpStatusCode.BadRequest, "invalid_argument")]
    [TestCase("fail_refused", HttpStatusCode.Forbidden, "refused")]
    [TestCase("fail_unavailable", HttpStatusCode.ServiceUnavailable, "tws_unavailable")]
    [TestCase("fail_tws", HttpStatusCode.OK, "200")]
    [TestCase("fail_internal", HttpStatusCode.InternalServerError, "internal")]
    [TestCase("nobody", HttpStatusCode.NotFound, "unknown_tool")]
    public async Task Post_Failure_TellsItByStatusAndErrorLine(string tool, HttpStatusCode status, string code)
    {
        using HttpResponseMessage response = await PostAsync(tool, "{}");
        JsonElement line = (await response.MessagesAsync()).Single();

        response.StatusCode.Should().Be(status);
        line.Text("type").Should().Be("error");
        line.Text("error", "code").Should().Be(code);
        line.Text("error", "message").Should().NotBeEmpty();
        line.Text("error", "hint").Should().NotBeEmpty();
        line.Text("error", "retryable").Should().Be("false");
        (response.Headers.RetryAfter is not null).Should().Be(status == HttpStatusCode.ServiceUnavailable);
    }

    [Test]
    public async Task Post_MisspeltTool_IsToldTheNearest()
    {
        using HttpResponseMessage response = await PostAsync("ecko", "{}");

        (await response.MessagesAsync()).Single().Text("error", "hint").Should().StartWith("Did you mean echo? ");
    }

    [TestCase("[]")]
    [TestCase("5")]
    [TestCase("{\"a\":1,\"a\":2}")]
    [TestCase("{\"a\":")]
    [TestCase("{} {}")]
    [TestCase("{\"a\":\"\\ud800\"}")]
    public async Task Post_BodyThatIsNoObject_Is400(string body)
    {
        using HttpResponseMessage response = await PostAsync("echo", body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.MessagesAsync()).Single().Text("error", "code").Should().Be("invalid_json");
    }

    [Test]
    public async Task Post_BodyTooLarge_Is413()
    {
        using HttpResponseMessage response = await PostAsync("echo", new string(' ', 5000));

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Test]
    public async Task Post_OtherContentType_Is415()
    {
        using var content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));
        using HttpResponseMessage response = await _app.SendAsync(HttpMethod.Post, "/api/v1/echo", content);

        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Test]
    public async Task Post_StreamingTool_SendsEachLineAsItComes()
    {
        await _app.Tools.Updates.Writer.WriteAsync("""{"bid":1}""");
        using HttpResponseMessage response = await PostAsync("stream", "{}").WaitAsync(McpTestApp.Deadline);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string? first = await reader.NextLineAsync();
        await _app.Tools.Updates.Writer.WriteAsync("gap");
        string? second = await reader.NextLineAsync();
        _app.Tools.Updates.Writer.Complete();
        string? third = await reader.NextLineAsync();

        first.Should().Be("""{"type":"update","seq":1,"data":{"bid":1}}""");
        second.Should().StartWith("""{"type":"gap","data":{"reason":"slow reader","from":"1970-01-01T00:00:00""").And.EndWith(""","dropped":3}}""");
        third.Should().Be("""{"type":"result","data":{"updates":1}}""");
    }

    [Test]
    public async Task Post_ClientLeaves_CancelsTheCall()
    {
        using var leave = new CancellationTokenSource();
        Task<HttpResponseMessage> call = _app.SendAsync(
            HttpMethod.Post, "/api/v1/block", new StringContent("{}", Encoding.UTF8, "application/json"), leave.Token);
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        await leave.CancelAsync();

        await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task Post_GatewayStops_EndsTheStreamWithAnError()
    {
        await _app.Tools.Updates.Writer.WriteAsync("{}");
        using HttpResponseMessage response = await PostAsync("stream", "{}").WaitAsync(McpTestApp.Deadline);

        _app.Stop();

        (await response.MessagesAsync().WaitAsync(McpTestApp.Deadline))[^1].Text("error", "code").Should().Be("gateway_stopping");
    }

    private Task<HttpResponseMessage> PostAsync(string tool, string body) =>
        _app.SendAsync(HttpMethod.Post, "/api/v1/" + tool, new StringContent(body, Encoding.UTF8, "application/json"));
}
