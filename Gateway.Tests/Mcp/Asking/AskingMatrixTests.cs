using Gateway.Handlers.Asking;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Asking;

/// <summary>Every kind of question to clients of every revision, with the capability and without: asked in the revision's own words, or refused.</summary>
[TestFixture]
[Category(McpSchema.Category)]
public sealed class AskingMatrixTests
{
    private const string Modern = "2026-07-28";
    private const string All = """{"elicitation":{"form":{},"url":{}},"sampling":{},"roots":{}}""";

    private static readonly (string Name, InputQuestion Question, string Since, string Without)[] Kinds =
    [
        ("form", InputQuestion.Form("k", "?", EveryField()), "2025-06-18", """{"sampling":{},"roots":{}}"""),
        ("multiple choice", InputQuestion.Form("k", "?", new ElicitForm().Choices("c", ["a", "b"])), "2025-11-25", """{"sampling":{},"roots":{}}"""),
        ("page", InputQuestion.Page("k", "?", new Uri("https://example.com/"), "e1"), "2025-11-25", """{"elicitation":{},"sampling":{},"roots":{}}"""),
        ("sampling", InputQuestion.Sample("k", SampleRequest.Of("Hi", 5)), "2025-03-26", """{"elicitation":{},"roots":{}}"""),
        ("roots", InputQuestion.Roots("k"), "2025-03-26", """{"elicitation":{},"sampling":{}}"""),
    ];

    private McpTestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await McpTestApp.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Ask_OfEveryKindInEveryRevision_AsksInItsWordsOrRefuses(
        [Values("2025-03-26", "2025-06-18", "2025-11-25", Modern)] string version, [Range(0, 4)] int kind, [Values] bool declared)
    {
        var (name, question, since, without) = Kinds[kind];
        _app.Tools.Question = async (context, token) =>
        {
            await context.AskAsync([question], token);
            return "{}";
        };
        string capabilities = declared ? All : without;
        bool asked = declared && string.CompareOrdinal(version, since) >= 0;

        if (version == Modern)
            await ModernAsync(question, capabilities, asked, name);
        else if (asked)
            await AskedAsync(question, version, await _app.InitializeAsync(version, capabilities));
        else
            (await RefusalAsync(("Mcp-Session-Id", await _app.InitializeAsync(version, capabilities)))).Should().StartWith("Error client_cannot_be_asked: ", name);
    }

    [Test]
    public async Task Ask_OfEveryKindWithoutASession_IsRefused([Range(0, 4)] int kind, [Values(null, "2025-11-25")] string? version)
    {
        _app.Tools.Question = async (context, token) =>
        {
            await context.AskAsync([Kinds[kind].Question], token);
            return "{}";
        };

        (await RefusalAsync(version is null ? [] : [("MCP-Protocol-Version", version)])).Should().StartWith("Error client_cannot_be_asked: ");
    }

    private async Task ModernAsync(InputQuestion question, string capabilities, bool asked, string name)
    {
        using HttpResponseMessage response = await (ModernCall.Tool("question") with { Capabilities = capabilities }).SendAsync(_app, "question");
        JsonElement answer = await response.JsonAsync();
        if (!asked)
        {
            answer.ErrorCode().Should().Be(-32021, name);
            McpSchema.Of(Modern).ShouldAccept(answer, "MissingRequiredClientCapabilityError");
            return;
        }

        answer.Text("result", "inputRequests", "k", "method").Should().Be(question.Method, name);
        McpSchema.Of(Modern).ShouldAccept(answer.GetProperty("result"), "InputRequiredResult");
    }

    private async Task AskedAsync(InputQuestion question, string version, string session)
    {
        using LegacyCall call = await LegacyCall.StartAsync(_app.Http, "/api/v1/mcp", session, "question");
        JsonElement message = await call.NextAsync();
        message.Method().Should().Be(question.Method);
        McpSchema.Of(version).ShouldAccept(message, "ServerRequest");
        await LegacyCall.AnswerAsync(_app.Http, "/api/v1/mcp", session, message, "\"error\":{\"code\":-1,\"message\":\"no\"}");
        (await call.NextAsync()).Text("result", "isError").Should().Be("true");
    }

    private async Task<string> RefusalAsync(params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"question"}}""", headers);
        return (await response.MessagesAsync().WaitAsync(McpTestApp.Deadline)).Last().GetProperty("result").GetProperty("content")[0].Text("text");
    }

    private static ElicitForm EveryField() => new ElicitForm()
        .Text("t", "T", "A text", minLength: 1, maxLength: 5, format: ElicitTextFormat.Email, pattern: "a", defaultValue: "a@b.c")
        .Number("n", minimum: 1, maximum: 2, defaultValue: 1.5m)
        .WholeNumber("w", minimum: 1, maximum: 2, defaultValue: 1)
        .Flag("f", defaultValue: true)
        .Choice("c", ["x"], defaultValue: "x")
        .Choice("o", [new ElicitChoice("x", "X")], defaultValue: "x")
        .NamedChoice("l", [new ElicitChoice("x", "X")], defaultValue: "x");
}
