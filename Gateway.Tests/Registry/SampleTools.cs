using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tws.Session;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace Gateway.Tests.Registry;

internal enum SampleChoice
{
    Day,

    [JsonStringEnumMemberName("STP LMT")]
    StopLimit,
}

internal sealed record SampleResult
{
    [Description("What was given.")]
    public required string Text { get; init; }

    public decimal? Price { get; init; }

    public DateTimeOffset? At { get; init; }

    public SampleChoice Choice { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    [JsonPropertyName("is_good")]
    public bool IsGood { get; init; }

    public double? Delta { get; init; }

    public SampleResult? Inner { get; init; }
}

[Toolset("sample", AccessScope.None)]
internal sealed class SampleTools
{
    private readonly string _answer = "soon";

    [Tool("echo_all", "Echo", ReadOnly = true)]
    [Description("Gives back what it got. Not for anything else.")]
    public static SampleResult Echo(
        [Description("Any text.")][Length(1, 10)] string text,
        [Description("How many.")][Positive] decimal quantity,
        [Description("Rows.")][Range(1, 50)] int limit = 20,
        [Description("A flag.")] bool useRTH = true,
        [Description("A choice.")] SampleChoice choice = SampleChoice.Day,
        [Description("Names.")] string[]? names = null,
        [Description("A moment.")] DateTimeOffset? since = null,
        [Description("A price.")] decimal? price = null) =>
        new()
        {
            Text = $"{text}/{quantity}/{limit}/{useRTH}",
            Price = price,
            At = since,
            Choice = choice,
            Names = names ?? [],
        };

    [Tool("fail", "Fail")]
    [Description("Fails in the way it is told to.")]
    public static async Task<SampleResult> FailAsync([Description("How.")] string how, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        throw how switch
        {
            "tool" => ToolErrors.Refused("read_only", "No."),
            "away" => new TwsDisconnectedException("TWS is off."),
            "refused" => new TwsRequestException(new TwsError(7, 200, "No security definition", "", null)),
            "late" => new TwsTimeoutException("reqContractDetails", TimeSpan.FromSeconds(2)),
            _ => new InvalidTimeZoneException("secret inside"),
        };
    }

    [Tool("count", "Count")]
    [Description("Streams numbers, with one gap.")]
    public static async IAsyncEnumerable<ToolEvent<SampleResult, SampleResult>> CountAsync(
        [Description("Up to.")] int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ToolEvent<SampleResult, SampleResult>.Update(new SampleResult { Text = $"{i}" });
        }
        yield return new ToolEvent<SampleResult, SampleResult>.Gap(new UpdateGap("slow", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 3));
        yield return new ToolEvent<SampleResult, SampleResult>.Result(new SampleResult { Text = "done" });
    }

    [Tool("soon", "Soon", Trades = true)]
    [Description("Answers by a ValueTask.")]
    public ValueTask<SampleResult> SoonAsync() => ValueTask.FromResult(new SampleResult { Text = _answer });
}
