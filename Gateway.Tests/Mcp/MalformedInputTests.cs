using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

[TestFixture]
public sealed class MalformedInputTests
{
    private McpTestApp _app = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(new GatewaySettings { Limits = new LimitOptions { BodyBytes = 64 * 1024 } });

    [OneTimeTearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    private static IEnumerable<TestCaseData> Corpus()
    {
        TestCaseData Case(string name, string body, int code, string id = "null") =>
            new TestCaseData(Encoding.UTF8.GetBytes(body), code, id).SetArgDisplayNames(name);

        yield return Case("empty", "", -32700);
        yield return Case("blank", "  \n", -32700);
        yield return Case("word", "hello", -32700);
        yield return Case("cut", """{"jsonrpc":"2.0","id":1""", -32700);
        yield return Case("trailing comma", """{"jsonrpc":"2.0","id":1,"method":"ping",}""", -32700);
        yield return Case("comment", """{"jsonrpc":"2.0",/* */"id":1,"method":"ping"}""", -32700);
        yield return Case("two messages", """{"jsonrpc":"2.0","id":1,"method":"ping"}{"jsonrpc":"2.0","id":1,"method":"ping"}""", -32700);
        yield return Case("single quotes", "{'jsonrpc':'2.0'}", -32700);
        yield return Case("NaN", """{"jsonrpc":"2.0","id":NaN,"method":"ping"}""", -32700);
        yield return Case("control character", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pi\u0001ng\"}", -32700);
        yield return Case("lone high surrogate", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\ud800"}}""", -32700);
        yield return Case("lone low surrogate in a key", """{"jsonrpc":"2.0","id":1,"method":"ping","params":{"\udc00":1}}""", -32700);
        yield return Case("reversed surrogates", """{"jsonrpc":"2.0","id":"\udc00\ud800","method":"ping"}""", -32700);
        yield return Case("number", "5", -32600);
        yield return Case("null", "null", -32600);
        yield return Case("string", "\"ping\"", -32600);
        yield return Case("empty object", "{}", -32600);
        yield return Case("no version", """{"id":1,"method":"ping"}""", -32600, "1");
        yield return Case("version 1.0", """{"jsonrpc":"1.0","id":1,"method":"ping"}""", -32600, "1");
        yield return Case("version as number", """{"jsonrpc":2.0,"id":1,"method":"ping"}""", -32600, "1");
        yield return Case("no method", """{"jsonrpc":"2.0","id":"q"}""", -32600, "q");
        yield return Case("method as number", """{"jsonrpc":"2.0","id":1,"method":5}""", -32600, "1");
        yield return Case("null id", """{"jsonrpc":"2.0","id":null,"method":"ping"}""", -32600);
        yield return Case("fractional id", """{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", -32600);
        yield return Case("exponent id", """{"jsonrpc":"2.0","id":1e2,"method":"ping"}""", -32600);
        yield return Case("huge id", """{"jsonrpc":"2.0","id":99999999999999999999,"method":"ping"}""", -32600);
        yield return Case("object id", """{"jsonrpc":"2.0","id":{},"method":"ping"}""", -32600);
        yield return Case("params as array", """{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}""", -32600, "1");
        yield return Case("duplicate method", """{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call"}""", -32600, "1");
        yield return Case("duplicate method, escaped", """{"jsonrpc":"2.0","id":1,"method":"ping","m\u0065thod":"tools/call"}""", -32600, "1");
        yield return Case("duplicate argument", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"qty":1,"qty":100}}}""", -32600, "1");
        yield return Case("method and result", """{"jsonrpc":"2.0","id":1,"method":"ping","result":{}}""", -32600, "1");
        yield return Case("too deep", """{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":""" + new string('[', 70) + new string(']', 70) + "}}", -32600);
        yield return Case("very deep", new string('[', 5000), -32600);
        yield return new TestCaseData(new byte[] { 0xFF, 0xFE, 0x7B }, -32700, "null").SetArgDisplayNames("UTF-16");
        yield return new TestCaseData("{\"jsonrpc\":\"2.0\",\"id\":\"\xC3\"}"u8.ToArray()[..^2].Append((byte)0xC3).ToArray(), -32700, "null").SetArgDisplayNames("bad UTF-8");
    }

    [TestCaseSource(nameof(Corpus))]
    public async Task Post_Malformed_Is400WithTheRightCode(byte[] body, int code, string id)
    {
        using HttpResponseMessage response = await SendAsync(body);
        JsonElement message = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        message.ErrorCode().Should().Be(code);
        message.Text("id").Should().Be(id);
    }

    [TestCase("\"method\":\"LONG\"")]
    [TestCase("\"method\":\"tools/call\",\"params\":{\"name\":\"LONG\"}")]
    public async Task Post_EndlessNameWithControlCharacters_IsNotEchoedWhole(string members)
    {
        string name = "\\u001b[31m" + new string('x', 50_000);

        using HttpResponseMessage response = await _app.PostAsync("{\"jsonrpc\":\"2.0\",\"id\":1," + members.Replace("LONG", name, StringComparison.Ordinal) + "}");

        (await response.JsonAsync()).Text("error", "message").Should().Contain("?[31mxxx").And.Subject.Length.Should().BeLessThan(300);
    }

    [Test]
    public async Task Post_WithByteOrderMark_IsRead()
    {
        using HttpResponseMessage response = await SendAsync([.. Encoding.UTF8.Preamble, .. """{"jsonrpc":"2.0","id":1,"method":"ping"}"""u8]);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Post_AsDeepAsAllowed_IsRead()
    {
        string body = """{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":""" + new string('[', 62) + new string(']', 62) + "}}";
        using HttpResponseMessage response = await SendAsync(Encoding.UTF8.GetBytes(body));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Post_EveryPrefixOfARequest_IsRefusedAndNever500()
    {
        byte[] whole = Encoding.UTF8.GetBytes(ModernCall.Tool("echo", """{"s":"é\u00e9\ud83d\ude00","n":[1,2.5e3,null,true]}""").Body);
        for (int length = 0; length < whole.Length; length++)
        {
            using HttpResponseMessage response = await SendAsync(whole[..length]);
            response.StatusCode.Should().Be(HttpStatusCode.BadRequest, "{0} bytes are no message", length);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Post_BodyTooLarge_Is413(bool lengthKnown)
    {
        byte[] body = new byte[64 * 1024 + 1];
        body.AsSpan().Fill((byte)' ');
        using HttpContent content = lengthKnown ? new ByteArrayContent(body) : new StreamContent(new UnsizedStream(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await _app.SendAsync(HttpMethod.Post, "/mcp", content);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/jsonp")]
    [TestCase(null)]
    public async Task Post_OtherContentType_Is415(string? contentType)
    {
        using var content = new ByteArrayContent("""{"jsonrpc":"2.0","id":1,"method":"ping"}"""u8.ToArray());
        if (contentType is not null)
            content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using HttpResponseMessage response = await _app.SendAsync(HttpMethod.Post, "/mcp", content);

        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    private Task<HttpResponseMessage> SendAsync(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return _app.SendAsync(HttpMethod.Post, "/mcp", content);
    }

    /// <summary>A stream that does not tell its length, so that the client sends chunks.</summary>
    private sealed class UnsizedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
