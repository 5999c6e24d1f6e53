using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Tests.Support;

namespace Gateway.Tests.Registry.Paging;

[TestFixture]
public sealed class RowsTests
{
    private static readonly ToolRegistry Tools = ToolProbe.Scan(typeof(RowsTools));

    [Test]
    public async Task Call_NoArguments_CutsAtTheLimitAndSaysSo()
    {
        var answer = await CallAsync("list_things");

        Ids(answer).Should().Equal(1, 2, 3);
        answer.GetProperty("source").GetString().Should().Be("here");
        (Number(answer, "count"), Number(answer, "total"), answer.GetProperty("truncated").GetBoolean()).Should().Be((3, 8, true));
    }

    [TestCase("list_things", new[] { 1, 2, 3, 4, 5, 6, 7, 8 })]
    [TestCase("list_bars", new[] { 6, 7, 8, 3, 4, 5, 1, 2 })]
    public async Task Call_CursorAfterCursor_GivesEveryRowOnce(string tool, int[] expected)
    {
        List<int> seen = [];
        string? cursor = null;
        var pages = 0;
        do
        {
            var answer = await CallAsync(tool, cursor is null ? "{}" : $$"""{"cursor":"{{cursor}}"}""");
            seen.AddRange(Ids(answer));
            answer.GetProperty("truncated").GetBoolean().Should().Be(answer.TryGetProperty("nextCursor", out var next));
            cursor = next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }
        while (cursor is not null && ++pages <= expected.Length);

        seen.Should().Equal(expected);
    }

    [TestCase("list_things")]
    [TestCase("list_bars")]
    public async Task Call_SizesAroundWholePages_OffersAPageForEveryRowAndNoMore(string tool)
    {
        const int Limit = 3;
        foreach (var size in Enumerable.Range(1, 10))
        {
            List<int> pages = [];
            var cursor = "";
            while (cursor is not null && pages.Count <= size)
            {
                var answer = await CallAsync(tool, $$"""{"size":{{size}},"cursor":"{{cursor}}"}""");
                pages.Add(Number(answer, "count"));
                cursor = answer.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
            }

            var last = size % Limit == 0 ? Limit : size % Limit;
            pages.Should().Equal([.. Enumerable.Repeat(Limit, (size - 1) / Limit), last], "of {0} rows", size);
        }
    }

    [TestCase(2, true, true)]
    [TestCase(3, true, true)]
    [TestCase(2, false, false)]
    [TestCase(4, false, true)]
    public async Task Call_ToolThatLeftRowsOutItself_SaysSo(int size, bool more, bool truncated)
    {
        var answer = await CallAsync("list_cut", $$"""{"size":{{size}},"more":{{(more ? "true" : "false")}} }""");

        answer.GetProperty("truncated").GetBoolean().Should().Be(truncated);
        answer.TryGetProperty("nextCursor", out _).Should().Be(size > 3);
    }

    [Test]
    public async Task Call_LastPageOfAToolThatLeftRowsOutItself_SaysSoStill()
    {
        var cursor = (await CallAsync("list_cut", """{"size":4}""")).GetProperty("nextCursor").GetString();

        var last = await CallAsync("list_cut", $$"""{"size":4,"cursor":"{{cursor}}"}""");

        (Number(last, "count"), last.GetProperty("truncated").GetBoolean(), last.TryGetProperty("nextCursor", out _)).Should().Be((1, true, false));
    }

    [Test]
    public async Task Call_CursorAfterRowsWereAdded_GoesOnWhereItWas()
    {
        var first = await CallAsync("list_bars", """{"limit":2}""");
        var cursor = first.GetProperty("nextCursor").GetString();

        (await FailAsync("list_bars", $$"""{"cursor":"{{cursor}}","size":9}""")).Message.Should().StartWith("cursor: must come with the same arguments");
        Ids(await CallAsync("list_bars", $$"""{"cursor":"{{cursor}}","limit":1,"format":"json"}""")).Should().Equal(6);
    }

    [TestCase("%%%")]
    [TestCase("AAAA")]
    public async Task Call_NoCursorAtAll_IsRefusedByName(string cursor) =>
        (await FailAsync("list_things", $$"""{"cursor":"{{cursor}}"}""")).Message.Should().StartWith($"cursor: must be the nextCursor of an answer; got '{cursor}'; example:");

    [Test]
    public async Task Call_CursorOfAnotherTool_IsRefused()
    {
        var cursor = (await CallAsync("list_things")).GetProperty("nextCursor").GetString();

        (await FailAsync("list_bars", $$"""{"cursor":"{{cursor}}"}""")).Message.Should().StartWith("cursor: must come with the same arguments");
    }

    [Test]
    public async Task Call_Fields_KeepsOnlyThemInTheOrderAsked()
    {
        var answer = await CallAsync("list_things", """{"fields":"price, id"}""");

        answer.GetProperty("things").GetRawText().Should().Be("""[{"id":1},{"price":2.50,"id":2},{"id":3}]""");
    }

    [Test]
    public async Task Call_UnknownField_IsRefusedWithAllThatThereAre() =>
        (await FailAsync("list_things", """{"fields":["id","colour"]}""")).Message.Should()
            .Be("fields: must be of id, name, price, inner; got 'colour'; example: id,name");

    [Test]
    public async Task Call_Compact_NamesTheColumnsOnce()
    {
        var answer = await CallAsync("list_things", """{"format":"COMPACT","fields":["id","price"]}""");

        answer.TryGetProperty("things", out _).Should().BeFalse();
        answer.GetProperty("columns").GetRawText().Should().Be("""["id","price"]""");
        answer.GetProperty("rows").GetRawText().Should().Be("[[1,null],[2,2.50],[3,null]]");
        Number(answer, "count").Should().Be(3);
    }

    [Test]
    public async Task Call_CompactOfRowsWithoutAValue_LeavesItsColumnOut() =>
        (await CallAsync("list_things", """{"format":"compact","limit":1}""")).GetProperty("columns").GetRawText().Should().Be("""["id","name","inner"]""");

    [Test]
    public async Task Call_Csv_QuotesWhatNeedsIt()
    {
        var answer = await CallAsync("list_things", """{"format":"csv"}""");

        answer.GetProperty("csv").GetString().Should().Be(
            "id,name,price,inner\r\n1,n1,,\"{\"\"id\"\":0,\"\"name\"\":\"\"in\"\"}\"\r\n2,\"a \"\"b\"\", c\",2.50,\r\n3,n3,,\r\n");
    }

    [Test]
    public async Task Call_NoRows_SaysZeroOfZero()
    {
        var answer = await CallAsync("list_bars", """{"size":0,"format":"csv"}""");

        answer.GetProperty("csv").GetString().Should().Be("id,name,price,inner\r\n");
        (Number(answer, "count"), Number(answer, "total"), answer.GetProperty("truncated").GetBoolean()).Should().Be((0, 0, false));
    }

    [TestCase("0")]
    [TestCase("51")]
    [TestCase("\"many\"")]
    public async Task Call_LimitOutOfRange_IsRefused(string limit) =>
        (await FailAsync("list_things", $$"""{"limit":{{limit}}}""")).Message.Should().StartWith("limit: must be a whole number from 1 to 50; got");

    [Test]
    public async Task Call_ToolWithItsOwnLimit_IsShapedButNotCut()
    {
        var answer = await CallAsync("list_own", """{"fields":"id"}""");

        Ids(answer).Should().Equal(1, 2, 3, 4);
        answer.TryGetProperty("truncated", out _).Should().BeFalse();
        Arguments("list_own").Should().Equal("limit");
    }

    [Test]
    public void Schemas_OfRows_TellArgumentsAndForms()
    {
        var output = Tools.Get("list_things").OutputSchema;

        Arguments("list_things").Should().Equal("size", "limit", "cursor");
        output.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Should().BeEquivalentTo("source", "count", "total", "truncated");
        output.GetProperty("properties").EnumerateObject().Select(member => member.Name).Should()
            .Equal("source", "things", "count", "columns", "csv", "total", "truncated", "nextCursor");
    }

    private static IEnumerable<string> Arguments(string tool) =>
        Tools.Get(tool).InputSchema.GetProperty("properties").EnumerateObject().Select(argument => argument.Name);

    private static IEnumerable<int> Ids(JsonElement answer) => answer.GetProperty("things").EnumerateArray().Select(row => row.GetProperty("id").GetInt32());

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    private static async Task<JsonElement> CallAsync(string tool, string arguments = "{}")
    {
        var outcome = await Tools.CallAsync(tool, arguments);
        outcome.Error.Should().BeNull();
        var answer = JsonElement.Parse(outcome.Text());
        JsonSchemas.Faults(answer, Tools.Get(tool).OutputSchema).Should().BeEmpty();
        return answer;
    }

    private static async Task<ToolError> FailAsync(string tool, string arguments) => (await Tools.CallAsync(tool, arguments)).Error!;
}
