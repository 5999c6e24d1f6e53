using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>What there is to borrow of one stock.</summary>
internal sealed record ShortRow
{
    private const decimal EnoughShares = 2.5m;
    private const decimal ToBeLocated = 1.5m;

    public required ContractInfo Contract { get; init; }

    [Description("available (at least 1000 shares), locate (only after shares are located) or none; absent when TWS did not say.")]
    public ShortAvailability? Availability { get; init; }

    [Description("Shares that can be borrowed now.")]
    public decimal? Shares { get; init; }

    [Description("Of the data behind it: live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    [Description("Why nothing is known of this contract.")]
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
