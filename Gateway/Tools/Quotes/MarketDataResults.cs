using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>Quotes of one or more contracts, in the order asked for.</summary>
internal sealed record QuotesResult : IToolSummary
{
    public required IReadOnlyList<QuoteRow> Quotes { get; init; }

    public required int Count { get; init; }

    [Description("True when every quote is complete.")]
    public required bool Complete { get; init; }

    string IToolSummary.Summary =>
        string.Join("; ", Quotes.Take(5).Select(quote => QuoteLine.Of(quote.Contract, quote))) + (Quotes.Count > 5 ? " ..." : string.Empty);
}

/// <summary>The shares that can be borrowed, in the order of the request.</summary>
internal sealed record ShortResult
{
    public required IReadOnlyList<ShortRow> Results { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not answer for at least one of them.")]
    public required bool Complete { get; init; }
}

/// <summary>The market data type that was asked for.</summary>
internal sealed record MarketDataTypeResult
{
    public required int MarketDataType { get; init; }

    public required string Description { get; init; }
}

/// <summary>The shares of one stock that can be borrowed.</summary>
internal sealed record ShortRow
{
    private const decimal EnoughShares = 2.5m;
    private const decimal ToBeLocated = 1.5m;

    public required ContractInfo Contract { get; init; }

    [Description("available (at least 1000 shares), locate (only after shares are located) or none; absent when TWS did not report it.")]
    public ShortAvailability? Availability { get; init; }

    [Description("Shares that can be borrowed now.")]
    public decimal? Shares { get; init; }

    [Description("Of the data behind it: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    [Description("Why there is no data for this contract.")]
    public RowError? Error { get; init; }

    public static ShortRow Of(QuoteRow quote) => new()
    {
        Contract = quote.Contract,
        Availability = quote.Shortable switch
        {
            > EnoughShares => ShortAvailability.Available,
            > ToBeLocated => ShortAvailability.Locate,
            { } => ShortAvailability.None,
            null => null,
        },
        Shares = quote.ShortableShares,
        DataType = quote.DataType,
        AsOf = quote.AsOf,
        Error = quote.Error,
    };
}

/// <summary>The quote of one contract, or why there is none.</summary>
internal sealed record QuoteRow : QuoteView
{
    [Description("The quoted contract; the requested text when it could not be resolved.")]
    public required ContractInfo Contract { get; init; }

    [Description("False when the time ran out: absent fields may exist.")]
    public bool Complete { get; init; }

    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    [Description("Why this contract has no quote, if others of the call have one.")]
    public RowError? Error { get; init; }
}

/// <summary>How easily a stock can be sold short.</summary>
internal enum ShortAvailability
{
    /// <summary>At least 1000 shares are there.</summary>
    Available,

    /// <summary>Only if IB locates shares first.</summary>
    Locate,

    /// <summary>No shares.</summary>
    None,
}
