using System.Net;
using Gateway.Handlers.Asking;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Asking;

[TestFixture]
[Category(McpSchema.Category)]
public sealed class ModernAskingTests
{
    private const string All = """{"elicitation":{"form":{},"url":{}},"sampling":{"tools":{}},"roots":{}}""";
    private const string Alice = """{"name":{"action":"accept","content":{"name":"Alice"}}}""";

    private static readonly ElicitForm NameForm = new ElicitForm().Text("name");

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

    [Test]
    public async Task Ask_FirstRound_IsInputRequiredWithoutCachingHints()
    {
        JsonElement result = (await CallAsync()).GetProperty("result");

        result.Text("resultType").Should().Be("input_required");
        result.Text("inputRequests").Should().Be(
            """{"name":{"method":"elicitation/create","params":{"message":"Your name?","requestedSchema":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}}}}""");
        result.Text("requestState").Should().NotBeEmpty();
        result.TryGetProperty("ttlMs", out _).Should().BeFalse();
        result.GetProperty("_meta").GetProperty("io.modelcontextprotocol/serverInfo").Text("name").Should().Be("gateway");
        McpSchema.Of("2026-07-28").ShouldAccept(result, "InputRequiredResult");
    }

    [Test]
    public async Task Ask_AnswerWithState_IsComplete()
    {
        string state = (await CallAsync()).Text("result", "requestState");

        JsonElement result = (await CallAsync(Alice, state)).GetProperty("result");

        result.Text("resultType").Should().Be("complete");
        result.Text("structuredContent").Should().Be("""{"hello":"Alice"}""");
    }

    [Test]
    public async Task Ask_AnswerWithoutStateAmongOthers_IsComplete() =>
        (await CallAsync("""{"name":{"action":"accept","content":{"name":"Alice","more":1}},"other":5}""")).Text("result", "structuredContent").Should().Be("""{"hello":"Alice"}""");

    [Test]
    public async Task Ask_OnlyAnswersToOtherQuestions_AsksAgain() =>
        (await CallAsync("""{"other":{"action":"accept"}}""")).Text("result", "resultType").Should().Be("input_required");

    [TestCase("""{"name":12345}""", "inputResponses.name: must be an object*")]
    [TestCase("""{"name":{"action":"maybe"}}""", "inputResponses.name: must be an object*")]
    [TestCase("""{"name":{"action":"accept"}}""", "inputResponses.name.content: must be an object*")]
    [TestCase("""{"name":{"action":"accept","content":{"name":5}}}""", "inputResponses.name.content.name: must be a string")]
    [TestCase("""{"name":{"action":"accept","content":{}}}""", "inputResponses.name.content.name: is required")]
    [TestCase("[]", "The parameter \"inputResponses\" must be an object*")]
    public async Task Ask_AnswerOfTheWrongType_Is32602(string responses, string message)
    {
        JsonElement answer = await CallAsync(responses);

        answer.ErrorCode().Should().Be(-32602);
        answer.Text("error", "message").Should().Match(message);
    }

    [TestCase("-TAMPERED")]
    [TestCase("A")]
    public async Task Ask_TamperedState_Is32602(string change)
    {
        string state = (await CallAsync()).Text("result", "requestState");

        (await CallAsync(Alice, state + change)).ErrorCode().Should().Be(-32602);
    }

    [Test]
    public async Task Ask_StateOfOtherArguments_Is32602()
    {
        string state = (await CallAsync()).Text("result", "requestState");

        (await CallAsync(Alice, state, arguments: """{"n":2}""")).ErrorCode().Should().Be(-32602);
    }

    [Test]
    public async Task Ask_StateAfterTenMinutes_Is32602()
    {
        string state = (await CallAsync()).Text("result", "requestState");
        _app.Time.Advance(TimeSpan.FromMinutes(10));

        (await CallAsync(Alice, state)).ErrorCode().Should().Be(-32602);
    }

    [Test]
    public async Task Ask_SeveralRounds_CarriesAnswersAndWhatWasMadeOnce()
    {
        int made = 0;
        _app.Tools.Question = async (context, token) =>
        {
            int number = await context.OnceAsync("number", _ => ValueTask.FromResult(++made), token);
            ElicitAnswer first = await context.ElicitAsync("one", "1?", new ElicitForm().Text("a"), token);
            ElicitAnswer second = await context.ElicitAsync("two", "2?", new ElicitForm().Text("b"), token);
            return JsonSerializer.Serialize(new { number, a = first.Text("a"), b = second.Text("b") });
        };
        JsonElement first = (await CallAsync()).GetProperty("result");
        JsonElement second = (await CallAsync("""{"one":{"action":"accept","content":{"a":"x"}}}""", first.Text("requestState"))).GetProperty("result");
        JsonElement third = (await CallAsync("""{"two":{"action":"accept","content":{"b":"y"}}}""", second.Text("requestState"))).GetProperty("result");

        second.GetProperty("inputRequests").EnumerateObject().Select(one => one.Name).Should().Equal("two");
        second.Text("requestState").Should().NotBe(first.Text("requestState"));
        third.Text("structuredContent").Should().Be("""{"number":1,"a":"x","b":"y"}""");
    }

    [Test]
    public async Task Ask_SeveralAtOnceWithSomeAnswered_AsksForTheRestOnly()
    {
        _app.Tools.Question = async (context, token) =>
        {
            InputAnswers answers = await context.AskAsync(
                [InputQuestion.Form("name", "Name?", NameForm), InputQuestion.Sample("greeting", SampleRequest.Of("Greet", 50)), InputQuestion.Roots("roots")], token);
            return JsonSerializer.Serialize(new { name = answers.Elicited("name").Text("name"), said = answers.Sampled("greeting").Text, roots = answers.Roots("roots") });
        };
        JsonElement first = (await CallAsync()).GetProperty("result");
        McpSchema.Of("2026-07-28").ShouldAccept(first, "InputRequiredResult");
        JsonElement second = (await CallAsync(Alice, first.Text("requestState"))).GetProperty("result");
        second.GetProperty("inputRequests").EnumerateObject().Select(one => one.Name).Should().Equal("greeting", "roots");

        const string rest = """{"greeting":{"role":"assistant","model":"m","content":{"type":"text","text":"Hi"}},"roots":{"roots":[{"uri":"file:///a","name":"A"}]}}""";
        (await CallAsync(rest, second.Text("requestState"))).Text("result", "structuredContent").Should().Be(
            """{"name":"Alice","said":"Hi","roots":[{"Uri":"file:///a","Name":"A"}]}""");
    }

    [Test]
    public async Task Ask_ThatCountsOnce_TakesNoAnswerWithoutItsQuestionAndNoneTwice()
    {
        int done = 0;
        _app.Tools.Question = async (context, token) =>
        {
            await context.AskAsync([InputQuestion.Form("name", "Name?", NameForm) with { CountsOnce = true }], token);
            return $$"""{"done":{{++done}}}""";
        };
        JsonElement asked = await CallAsync(Alice);
        asked.Text("result", "resultType").Should().Be("input_required", "nobody was asked before");
        string state = asked.Text("result", "requestState");

        (await CallAsync(Alice, state)).Text("result", "structuredContent").Should().Be("""{"done":1}""");
        (await CallAsync(Alice, state)).ErrorCode().Should().Be(-32602);
        done.Should().Be(1);
    }

    [Test]
    public async Task Ask_ThatCountsOnceWithOtherWords_IsAskedAgain()
    {
        string price = "189.50";
        _app.Tools.Question = async (context, token) =>
        {
            await context.AskAsync([InputQuestion.Form("name", $"Buy at {price}?", NameForm) with { CountsOnce = true }], token);
            return "{}";
        };
        string state = (await CallAsync()).Text("result", "requestState");
        price = "999";

        (await CallAsync(Alice, state)).Text("result", "inputRequests").Should().Contain("Buy at 999?");
    }

    [TestCase("{}", """{"elicitation":{"form":{}}}""")]
    [TestCase("""{"sampling":{},"elicitation":{"url":{}}}""", """{"elicitation":{"form":{}}}""")]
    public async Task Ask_ClientWithoutTheCapability_Is32021WithStatus400(string capabilities, string required)
    {
        using HttpResponseMessage response = await SendAsync("", capabilities);
        JsonElement answer = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.ErrorCode().Should().Be(-32021);
        answer.Text("error", "data", "requiredCapabilities").Should().Be(required);
        answer.Text("id").Should().Be("7");
    }

    [Test]
    public async Task Ask_Page_HasNoElicitationId()
    {
        _app.Tools.Question = async (context, token) =>
            JsonSerializer.Serialize(new { opened = (await context.ElicitUrlAsync("page", "Sign in", new Uri("https://example.com/a"), "e1", token)).IsAccepted });
        JsonElement first = (await CallAsync()).GetProperty("result");

        first.Text("inputRequests").Should().Be("""{"page":{"method":"elicitation/create","params":{"mode":"url","message":"Sign in","url":"https://example.com/a"}}}""");
        (await CallAsync("""{"page":{"action":"accept"}}""", first.Text("requestState"))).Text("result", "structuredContent").Should().Be("""{"opened":true}""");
    }

    private async Task<JsonElement> CallAsync(string? responses = null, string? state = null, string arguments = "{}")
    {
        string more = (responses is null ? "" : $",\"inputResponses\":{responses}") + (state is null ? "" : $",\"requestState\":\"{state}\"");
        using HttpResponseMessage response = await SendAsync(more, All, arguments);
        return await response.JsonAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string more, string capabilities, string arguments = "{}")
    {
        ModernCall call = ModernCall.Tool("question", arguments);
        return (call with { Params = call.Params + more, Capabilities = capabilities }).SendAsync(_app, "question");
    }
}
