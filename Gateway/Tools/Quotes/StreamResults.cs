using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>The summary at the end of a quote stream.</summary>
internal sealed record StreamSummary : IToolSummary
{
    public required ContractInfo Contract { get; init; }

    [Description("Quotes that were sent.")]
    public required long Updates { get; init; }

    [Description("Quotes replaced by newer ones before they were sent.")]
    public required long Conflated { get; init; }

    [Description("Interruptions reported in the stream.")]
    public required int Gaps { get; init; }

    public required double DurationSeconds { get; init; }

    public MarketDataType? DataType { get; init; }

    public QuoteView? First { get; init; }

    public QuoteView? Last { get; init; }

    string IToolSummary.Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Last is null ? QuoteLine.NameOf(Contract) + ": no quote" : QuoteLine.Of(Contract, Last))}, {Updates} updates, {Gaps} gaps.");
}
