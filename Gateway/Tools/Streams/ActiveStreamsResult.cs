using System.ComponentModel;

namespace Gateway.Tools.Streams;

/// <summary>The caller's streams, and what the gateway holds in all.</summary>
internal sealed record ActiveStreamsResult
{
    public required IReadOnlyList<StreamRow> Streams { get; init; }

    public required int Count { get; init; }

    [Description("Streams that the gateway holds for all callers together, those that are kept a minute for nobody included.")]
    public required int OpenStreams { get; init; }

    [Description("Market data lines in use at TWS, of all callers together; an account has 100 unless it bought more.")]
    public required int MarketDataLines { get; init; }
}
