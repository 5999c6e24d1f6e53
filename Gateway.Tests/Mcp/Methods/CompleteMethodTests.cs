using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Methods;

[TestFixture]
public sealed class CompleteMethodTests
{
    private const string Review = """{"type":"ref/prompt","name":"review"}""";
    private const string Row = """{"type":"ref/resource","uri":"test://row/{table}/{number}"}""";
    private const string Name = """{"type":"ref/resource","uri":"test://name/{name}"}""";

    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase(Review, "table", "o", """{"values":["Orders","Options"],"total":2,"hasMore":false}""")]
    [TestCase(Review, "full", "", """{"values":["true","false"],"total":2,"hasMore":false}""")]
    [TestCase(Review, "rows", "1", """{"values":[],"total":0,"hasMore":false}""")]
    [TestCase(Row, "table", "T", """{"values":["Trades"],"total":1,"hasMore":false}""")]
    [TestCase(Row, "number", "", """{"values":[],"total":0,"hasMore":false}""")]
    [TestCase(Name, "name", "name14", """{"values":["name14","name140","name141","name142","name143","name144","name145","name146","name147","name148","name149"],"total":11,"hasMore":false}""")]
    public async Task Complete_Argument_ProposesWhatFits(string reference, string argument, string typed, string completion)
    {
        JsonElement legacy = await CompleteAsync(reference, argument, typed);
        using HttpResponseMessage response = await new ModernCall("completion/complete", $$$""","ref":{{{reference}}},"argument":{"name":"{{{argument}}}","value":"{{{typed}}}"}""").SendAsync(_app);

        legacy.Text("result", "completion").Should().Be(completion);
        (await response.JsonAsync()).Text("result", "completion").Should().Be(completion);
    }

    [Test]
    public async Task Complete_ManyValues_GivesAHundredAndSaysThatThereAreMore()
    {
        JsonElement completion = (await CompleteAsync(Name, "name", "")).GetProperty("result").GetProperty("completion");

        completion.GetProperty("values").GetArrayLength().Should().Be(100);
        completion.GetProperty("total").GetInt32().Should().Be(150);
        completion.GetProperty("hasMore").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task Complete_KnownArguments_ReachTheSource()
    {
        JsonElement answer = await CompleteAsync(Review, "name", "name7", ""","context":{"arguments":{"table":"X"}}""");

        answer.GetProperty("result").GetProperty("completion").GetProperty("values")[0].GetString().Should().Be("name7X");
    }

    [TestCase("""{"type":"ref/prompt","name":"nobody"}""", "name", "Unknown prompt: nobody*")]
    [TestCase("""{"type":"ref/resource","uri":"test://nobody/{x}"}""", "x", "Unknown resource template*")]
    [TestCase(Review, "nobody", "Unknown argument: nobody. Known: name, table, full, rows.")]
    [TestCase("""{"type":"ref/resource","uri":"test://text"}""", "x", "Unknown argument: x. Known: none.")]
    [TestCase("""{"type":"ref/tool","name":"echo"}""", "x", "The parameter \"ref\" is missing or malformed*")]
    [TestCase("5", "x", "The parameter \"ref\" is missing or malformed*")]
    public async Task Complete_UnknownReference_Is32602(string reference, string argument, string message)
    {
        JsonElement answer = await CompleteAsync(reference, argument, "");

        answer.ErrorCode().Should().Be(-32602);
        answer.Text("error", "message").Should().Match(message);
    }

    [TestCase(""","context":5""")]
    [TestCase(""","context":{"arguments":5}""")]
    [TestCase(""","context":{"arguments":{"table":5}}""")]
    public async Task Complete_ContextMalformed_Is32602(string context) =>
        (await CompleteAsync(Review, "name", "", context)).ErrorCode().Should().Be(-32602);

    [Test]
    public async Task Complete_SourceCannotBeAsked_IsAnErrorAndNotAnEmptyList()
    {
        JsonElement answer = await CompleteAsync(Name, "name", "away");

        answer.ErrorCode().Should().Be(-32603);
        answer.Text("error", "message").Should().Be("TWS is away.");
    }

    private async Task<JsonElement> CompleteAsync(string reference, string argument, string typed, string more = "")
    {
        using HttpResponseMessage response = await _app.PostAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"completion/complete","params":{"ref":{{{reference}}},"argument":{"name":"{{{argument}}}","value":"{{{typed}}}"}{{{more}}}}}""");
        return await response.JsonAsync();
    }
}
