using System.ComponentModel;

namespace Gateway.Tools.Quotes;

/// <summary>Quotes of one or more contracts, in the order asked for.</summary>
internal sealed record QuotesResult
{
    public required IReadOnlyList<QuoteRow> Quotes { get; init; }

    public required int Count { get; init; }

    [Description("True when every quote is complete.")]
    public required bool Complete { get; init; }
}
