using System.ComponentModel;
using System.Text.Json;
using Gateway.Feeds;
using Gateway.Tws.Api;

namespace Gateway.Tools.Streams;

/// <summary>One entry of a stream: data, or a gap.</summary>
internal sealed record StreamEntryView
{
    [Description("The entry's number: from 1, without holes.")]
    public required long Seq { get; init; }

    [Description("When it came, UTC.")]
    public required DateTimeOffset At { get; init; }

    [Description("What the kind tells: see docs/streams.md.")]
    public JsonElement? Data { get; init; }

    [Description("Instead of data: an interruption, with how many updates were lost where that is known.")]
    public StreamGap? Gap { get; init; }

    public static StreamEntryView Of(FeedEntry entry) => new() { Seq = entry.Seq, At = entry.At, Data = entry.Data, Gap = entry.Gap };
}
