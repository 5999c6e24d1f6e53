using System.Text;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Registry.Paging;
using Gateway.Tests.Support;
using Gateway.Tools;
using Microsoft.Extensions.Logging.Abstractions;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Registry.Paging;

[TestFixture]
public sealed class AnswerFitTests
{
    private const int Size = 4000;

    private static readonly HandlerHost Host = new(
        type => Activator.CreateInstance(type)!, new ToolErrorMapper(NullLogger<ToolErrorMapper>.Instance, []), new AnswerLimit(Size));

    private static readonly ToolRegistry Tools = new(new ToolScanner(GatewayTerms.All).Scan(typeof(LongTools)).Select(bind => bind(Host)));

    [TestCase("long_rows", "json")]
    [TestCase("long_rows", "compact")]
    [TestCase("long_rows", "csv")]
    [TestCase("long_bars", "json")]
    [TestCase("long_bars", "compact")]
    public async Task Call_RowsBeyondTheSize_ComeInPagesThatFitAndMissNone(string tool, string format)
    {
        var (seen, cursor, pages) = (new List<int>(), (string?)null, 0);
        do
        {
            var text = await TextAsync(tool, new { format, cursor, limit = 1000 });
            var answer = JsonElement.Parse(text);
            Encoding.UTF8.GetByteCount(text).Should().BeLessThanOrEqualTo(Size);
            var ids = format == "csv"
                ? answer.GetProperty("csv").GetString()!.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => int.Parse(line.Split(',')[0], null))
                : format == "compact" ? answer.GetProperty("rows").EnumerateArray().Select(row => row[0].GetInt32())
                : answer.GetProperty("things").EnumerateArray().Select(row => row.GetProperty("id").GetInt32());
            seen.InsertRange(tool == "long_bars" ? 0 : seen.Count, ids);
            answer.GetProperty("total").GetInt32().Should().Be(300);
            cursor = answer.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
            answer.GetProperty("truncated").GetBoolean().Should().Be(cursor is not null);
            pages++;
        }
        while (cursor is not null);

        seen.Should().Equal(Enumerable.Range(1, 300));
        pages.Should().BeGreaterThan(1);
    }

    [Test]
    public async Task Call_WithMaxBytes_AnswersMore()
    {
        var usual = await TextAsync("long_rows", new { });
        var more = await TextAsync("long_rows", new { maxBytes = 100_000, limit = 1000 });

        more.Length.Should().BeGreaterThan(usual.Length * 3);
        JsonElement.Parse(more).GetProperty("count").GetInt32().Should().Be(300);
    }

    [Test]
    public async Task Call_RowsThatShareLongMembers_SayThemOnce()
    {
        var answer = JsonElement.Parse(await TextAsync("shared_rows", new { }));

        answer.GetProperty("common").GetProperty("name").GetString().Should().HaveLength(60);
        answer.GetProperty("things").EnumerateArray().SelectMany(row => row.EnumerateObject().Select(member => member.Name)).Distinct().Should()
            .Equal("id", "price");
    }

    [Test]
    public async Task Call_LongText_ContinuesAtItsOffset()
    {
        var (text, offset) = (new StringBuilder(), 0);
        while (true)
        {
            var json = await TextAsync("long_text", new { offset });
            var answer = JsonElement.Parse(json);
            Encoding.UTF8.GetByteCount(json).Should().BeLessThanOrEqualTo(Size);
            text.Append(answer.GetProperty("body").GetString());
            if (!answer.GetProperty("truncated").GetBoolean())
                break;
            offset = answer.GetProperty("nextOffset").GetInt32();
            offset.Should().Be(text.Length);
        }

        text.ToString().Should().Be(LongTools.Body);
    }

    [Test]
    public async Task Call_LongTextBeyondItsEnd_IsRefused()
    {
        var outcome = await Tools.CallAsync("long_text", """{"offset":1000000}""");

        outcome.Error!.Message.Should().StartWith("offset: must be less than ");
    }

    [Test]
    public async Task Call_ObjectBeyondTheSize_KeepsItsMembersAndReportsWhatIsLeftOut()
    {
        var json = await TextAsync("long_object", new { });
        var answer = JsonElement.Parse(json);

        json.Length.Should().BeLessThanOrEqualTo(Size);
        answer.GetProperty("truncated").GetBoolean().Should().BeTrue();
        answer.GetProperty("name").GetString().Should().Be("kept");
        var kept = answer.GetProperty("numbers").GetArrayLength();
        kept.Should().BeInRange(10, 2999);
        answer.GetProperty("leftOut").EnumerateArray().Select(line => line.GetString()).Should()
            .Contain($"numbers: the first {kept} of 3000").And.Contain("Ask again with a larger maxBytes for the rest.");
        JsonSchemas.Faults(answer, Tools.Get("long_object").OutputSchema).Should().BeEmpty();
    }

    private static async Task<string> TextAsync(string tool, object arguments)
    {
        var outcome = await Tools.CallAsync(tool, JsonSerializer.Serialize(arguments));
        outcome.Error.Should().BeNull();
        return outcome.Text();
    }

    internal sealed record LongTextResult
    {
        public required string Body { get; init; }
    }

    internal sealed record LongObjectResult
    {
        public required string Name { get; init; }

        public required IReadOnlyList<int> Numbers { get; init; }
    }

    [Toolset("long", AccessScope.None)]
    internal sealed class LongTools
    {
        public static string Body { get; } = string.Join('\n', Enumerable.Range(1, 900).Select(i => $"Line {i} \"quoted\" ü 😀"));

        [Tool("long_rows", "Rows", ReadOnly = true)]
        [Rows("things", limit: 500, most: 1000)]
        [Description("Many things, one after the other.")]
        public static SampleRows Rows() => Make("thing");

        [Tool("long_bars", "Bars", ReadOnly = true)]
        [Rows("things", limit: 500, most: 1000, NewestLast = true)]
        [Description("Many things, the newest last.")]
        public static SampleRows Bars() => Make("bar");

        [Tool("shared_rows", "Shared", ReadOnly = true)]
        [Rows("things", limit: 10, Common = true)]
        [Description("Things that share a long name.")]
        public static SampleRows Shared() => Make(new string('n', 60), varied: false);

        [Tool("long_text", "Text", ReadOnly = true)]
        [LongText("body")]
        [Description("A text of many lines.")]
        public static LongTextResult Text() => new() { Body = Body };

        [Tool("long_object", "Object", ReadOnly = true)]
        [Description("An object with a long list.")]
        public static LongObjectResult Object() => new() { Name = "kept", Numbers = [.. Enumerable.Range(100_000, 3000)] };

        private static SampleRows Make(string name, bool varied = true) => new()
        {
            Source = "test",
            Count = 300,
            Things = [.. Enumerable.Range(1, 300).Select(i => new SampleRow(i, varied ? $"{name} {i}" : name, i))],
        };
    }
}
