using System.Net;
using Gateway.Handlers.Asking;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Asking;

[TestFixture]
[Category(McpSchema.Category)]
public sealed class LegacyAskingTests
{
    private const string Path = "/api/v1/mcp";
    private const string All = """{"elicitation":{"form":{},"url":{}},"sampling":{},"roots":{}}""";
    private const string Alice = """ "result":{"action":"accept","content":{"name":"Alice"}}""";

    private static readonly ElicitForm NameForm = new ElicitForm().Text("name", defaultValue: "Bob");

    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await McpTestApp.StartAsync();
        _app.Tools.Question = async (context, token) =>
            JsonSerializer.Serialize(new { hello = (await context.ElicitAsync("name", "Your name?", NameForm, token)).Text("name") });
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("2025-11-25", """{"type":"string","default":"Bob"}""")]
    [TestCase("2025-06-18", """{"type":"string"}""")]
    public async Task Ask_InASession_IsARequestOnTheCallsOwnStream(string version, string field)
    {
        string session = await _app.InitializeAsync(version, All);
        using LegacyCall call = await StartAsync(session);

        JsonElement question = await call.NextAsync();
        question.Method().Should().Be("elicitation/create");
        question.Text("params").Should().Be($$$"""{"message":"Your name?","requestedSchema":{"type":"object","properties":{"name":{{{field}}}},"required":["name"]}}""");
        McpSchema.Of(version).ShouldAccept(question, "ElicitRequest");
        await AnswerAsync(session, question, Alice);

        (await call.NextAsync()).Text("result", "structuredContent").Should().Be("""{"hello":"Alice"}""");
    }

    [Test]
    public async Task Ask_SeveralAtOnce_TakesAnswersInAnyOrder()
    {
        _app.Tools.Question = async (context, token) =>
        {
            InputAnswers answers = await context.AskAsync([InputQuestion.Sample("s", SampleRequest.Of("Greet", 50)), InputQuestion.Roots("r")], token);
            return JsonSerializer.Serialize(new { said = answers.Sampled("s").Text, roots = answers.Roots("r").Count });
        };
        string session = await _app.InitializeAsync("2025-03-26", All);
        using LegacyCall call = await StartAsync(session);
        JsonElement[] questions = [await call.NextAsync(), await call.NextAsync()];
        questions.Select(one => one.Text("id")).Should().OnlyHaveUniqueItems();
        McpSchema.Of("2025-03-26").ShouldAccept(questions.Single(one => one.Method() == "sampling/createMessage"), "CreateMessageRequest");

        await AnswerAsync(session, questions.Single(one => one.Method() == "roots/list"), """ "result":{"roots":[]}""");
        await AnswerAsync(
            session, questions.Single(one => one.Method() == "sampling/createMessage"), """ "result":{"role":"assistant","model":"m","content":{"type":"text","text":"Hi"}}""");

        (await call.NextAsync()).Text("result", "structuredContent").Should().Be("""{"said":"Hi","roots":0}""");
    }

    [Test]
    public async Task Answer_FromAnotherSession_DoesNothing()
    {
        string session = await _app.InitializeAsync(capabilities: All);
        string other = await _app.InitializeAsync(capabilities: All);
        using LegacyCall call = await StartAsync(session);
        JsonElement question = await call.NextAsync();

        await AnswerAsync(other, question, """ "result":{"action":"accept","content":{"name":"Mallory"}}""");
        await AnswerAsync(session, question, Alice);
        await AnswerAsync(session, question, """ "result":{"action":"accept","content":{"name":"Late"}}""");

        (await call.NextAsync()).Text("result", "structuredContent").Should().Be("""{"hello":"Alice"}""");
    }

    [TestCase(""" "error":{"code":-1,"message":"User rejected"}""", "Error client_refused: The client refused the question \"name\": User rejected*")]
    [TestCase(""" "error":"?" """, "Error client_refused: *no reason*")]
    [TestCase(""" "result":5""", "Error invalid_answer: *result must be an object*")]
    [TestCase(""" "result":{"action":"accept","content":{"name":5}}""", "Error invalid_answer: *result.content.name: must be a string*")]
    public async Task Ask_BadResponse_IsAnErrorThatTheModelCanRead(string answer, string text)
    {
        string session = await _app.InitializeAsync(capabilities: All);
        using LegacyCall call = await StartAsync(session);
        await AnswerAsync(session, await call.NextAsync(), answer);

        JsonElement result = (await call.NextAsync()).GetProperty("result");
        result.Text("isError").Should().Be("true");
        result.GetProperty("content")[0].Text("text").Should().Match(text);
    }

    [TestCase("2025-11-25", "{}")]
    [TestCase("2025-11-25", """{"elicitation":{"url":{}}}""")]
    [TestCase("2025-03-26", """{"elicitation":{}}""")]
    public async Task Ask_ClientWithoutTheCapability_IsRefusedInWords(string version, string capabilities)
    {
        string session = await _app.InitializeAsync(version, capabilities);

        (await RefusalAsync(("Mcp-Session-Id", session))).Should().StartWith("Error client_cannot_be_asked: *".TrimEnd('*')).And.Contain("""{"elicitation":{"form":{}}}""");
    }

    [Test]
    public async Task Ask_WithoutASession_IsRefusedInWords() => (await RefusalAsync()).Should().StartWith("Error client_cannot_be_asked: ");

    [Test]
    public async Task Ask_PageBefore20251125_IsRefused()
    {
        _app.Tools.Question = async (context, token) => (await context.ElicitUrlAsync("p", "Sign in", new Uri("https://example.com/"), "e", token)).Action.ToString();
        string session = await _app.InitializeAsync("2025-06-18", All);

        (await RefusalAsync(("Mcp-Session-Id", session))).Should().StartWith("Error client_cannot_be_asked: ");
    }

    [Test]
    public async Task Ask_MultipleChoiceIn20250618_IsRefused()
    {
        _app.Tools.Question = async (context, token) => (await context.ElicitAsync("c", "?", new ElicitForm().Choices("c", ["a", "b"]), token)).Action.ToString();
        string session = await _app.InitializeAsync("2025-06-18", All);

        (await RefusalAsync(("Mcp-Session-Id", session))).Should().Contain("multiple choice (c)");
    }

    [Test]
    public async Task Ask_NoAnswerInTime_FailsAndTakesTheQuestionBack()
    {
        string session = await _app.InitializeAsync(capabilities: All);
        using LegacyCall call = await StartAsync(session);
        JsonElement question = await call.NextAsync();
        _app.Time.Advance(TimeSpan.FromMinutes(10));

        JsonElement cancelled = await call.NextAsync();
        cancelled.Method().Should().Be("notifications/cancelled");
        cancelled.Text("params", "requestId").Should().Be(question.Text("id"));
        (await call.NextAsync()).GetProperty("result").GetProperty("content")[0].Text("text").Should().StartWith("Error no_answer: ");
    }

    [Test]
    public async Task Ask_CallIsCancelled_EndsTheWaitWithoutAResponse()
    {
        string session = await _app.InitializeAsync(capabilities: All);
        using LegacyCall call = await StartAsync(session);
        await call.NextAsync();
        using HttpResponseMessage cancel = await _app.PostAsync(
            """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}""", ("Mcp-Session-Id", session));

        (await call.NextAsync()).ValueKind.Should().Be(JsonValueKind.Undefined);
    }

    [Test]
    public async Task Ask_SessionEnds_EndsTheWaitWithoutAResponse()
    {
        string session = await _app.InitializeAsync(capabilities: All);
        using LegacyCall call = await StartAsync(session);
        await call.NextAsync();
        using HttpResponseMessage end = await _app.SendAsync(HttpMethod.Delete, Path, null, ("Mcp-Session-Id", session));

        (await call.NextAsync()).ValueKind.Should().Be(JsonValueKind.Undefined);
    }

    [Test]
    public async Task Ask_GatewayStops_EndsTheWaitInWords()
    {
        string session = await _app.InitializeAsync(capabilities: All);
        using LegacyCall call = await StartAsync(session);
        await call.NextAsync();
        _app.Stop();

        (await call.NextAsync()).GetProperty("result").GetProperty("content")[0].Text("text").Should().StartWith("Error gateway_stopping: ");
    }

    [Test]
    public async Task Ask_OverPlainHttp_IsRefused()
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _app.Http.PostAsync("/api/v1/question", content);

        response.StatusCode.Should().NotBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().Contain("client_cannot_be_asked");
    }

    private Task<LegacyCall> StartAsync(string session) => LegacyCall.StartAsync(_app.Http, Path, session, "question");

    private Task AnswerAsync(string session, JsonElement question, string answer) => LegacyCall.AnswerAsync(_app.Http, Path, session, question, answer);

    private async Task<string> RefusalAsync(params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await _app.PostAsync(
            """{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"question"}}""", [.. headers, ("Accept", "application/json, text/event-stream")]);
        JsonElement result = (await response.MessagesAsync().WaitAsync(McpTestApp.Deadline)).Single().GetProperty("result");
        result.Text("isError").Should().Be("true");
        return result.GetProperty("content")[0].Text("text");
    }
}
