using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Tests.Support;

namespace Gateway.Tests.Registry.Invocation;

[TestFixture]
public sealed class ToolInvokerTests
{
    private readonly ToolRegistry _registry = ToolProbe.Scan(typeof(SampleTools));

    [Test]
    public async Task Invoke_Result_IsExactJsonWithoutNulls()
    {
        var outcome = await _registry.CallAsync(
            "echo_all", """{"text":"it's ü","quantity":1,"price":"0.1000","since":"2026-01-30T15:30:00.5+02:00"}""");

        outcome.Text().Should().Be(
            """{"text":"it's ü/1/20/True","price":0.1000,"at":"2026-01-30T13:30:00.5Z","choice":"day","names":[],"is_good":false}""");
    }

    [Test]
    public async Task Invoke_ValueTask_IsAwaited()
    {
        var outcome = await _registry.Get("soon").InvokeAsync(default, new RecordingContext(), CancellationToken.None);

        outcome.Text().Should().Contain("\"text\":\"soon\"");
    }

    [Test]
    public async Task Invoke_Stream_PumpsUpdatesGapsAndResult()
    {
        var context = new RecordingContext();

        var outcome = await _registry.CallAsync("count", """{"to":3}""", context);

        context.Updates.Select(update => update.Sequence).Should().Equal(1, 2, 3);
        context.Updates[2].Json.Should().Contain("\"text\":\"3\"");
        context.Gaps.Should().ContainSingle().Which.Dropped.Should().Be(3);
        outcome.Text().Should().Contain("done");
    }

    [TestCase("tool", ToolErrorKind.Refused, "read_only", "No.", false)]
    [TestCase("away", ToolErrorKind.Unavailable, "tws_unavailable", "TWS is off.", true)]
    [TestCase("refused", ToolErrorKind.Failed, "200", "No security definition", false)]
    [TestCase("late", ToolErrorKind.Failed, "tws_timeout", "TWS did not answer reqContractDetails within 2 s.", true)]
    public async Task Invoke_KnownFailure_IsMapped(string how, ToolErrorKind kind, string code, string message, bool retryable)
    {
        var error = (await _registry.CallAsync("fail", $$"""{"how":"{{how}}"}""")).Error!;

        error.Should().BeEquivalentTo(new { Kind = kind, Code = code, Message = message, Retryable = retryable });
    }

    [Test]
    public async Task Invoke_UnforeseenFailure_TellsOnlyAnId()
    {
        var error = (await _registry.CallAsync("fail", """{"how":"else"}""")).Error!;

        error.Kind.Should().Be(ToolErrorKind.Internal);
        error.Message.Should().MatchRegex("^The gateway failed in fail; its log has the details under [0-9a-f]{8}\\.$");
    }

    [Test]
    public async Task Invoke_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var call = async () => await _registry.CallAsync("fail", """{"how":"x"}""", cancellationToken: cancelled.Token);

        await call.Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public void InputSchema_OfEcho_IsExact()
    {
        var expected = JsonElement.Parse("""
            {
              "type": "object",
              "properties": {
                "text": {"type":"string","minLength":1,"maxLength":10,"description":"Any text."},
                "quantity": {"type":"number","exclusiveMinimum":0,"description":"How many."},
                "limit": {"type":"integer","minimum":1,"maximum":50,"description":"Rows.","default":20},
                "useRTH": {"type":"boolean","description":"A flag.","default":true},
                "choice": {"type":"string","enum":["Day","STP LMT"],"description":"A choice.","default":"Day"},
                "names": {"type":"array","items":{"type":"string"},"description":"Names."},
                "since": {"type":"string","description":"A moment."},
                "price": {"type":"number","description":"A price."}
              },
              "required": ["text","quantity"],
              "additionalProperties": false
            }
            """);

        JsonElement.DeepEquals(_registry.Get("echo_all").InputSchema, expected).Should().BeTrue(_registry.Get("echo_all").InputSchema.GetRawText());
    }

    [Test]
    public void OutputSchema_OfEcho_RequiresWhatIsNeverNull()
    {
        var schema = _registry.Get("echo_all").OutputSchema;

        var properties = schema.GetProperty("properties");
        schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Should().Equal("text", "choice", "names", "is_good");
        properties.GetProperty("text").GetProperty("description").GetString().Should().Be("What was given.");
        properties.GetProperty("price").GetRawText().Should().Be("""{"type":"number"}""");
        properties.GetProperty("at").GetRawText().Should().Be("""{"type":"string","format":"date-time"}""");
        properties.GetProperty("choice").GetRawText().Should().Be("""{"type":"string","enum":["day","STP LMT"]}""");
    }
}
