using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Model;

namespace Gateway.Tools.Depth;

/// <summary>An order book at one moment.</summary>
internal sealed record DepthResult
{
    public required ContractInfo Contract { get; init; }

    [Description("Best price first.")]
    public required IReadOnlyList<DepthRow> Bids { get; init; }

    [Description("Best price first.")]
    public required IReadOnlyList<DepthRow> Asks { get; init; }

    [Description("True for rows of all exchanges, false for rows of the contract's exchange.")]
    public required bool SmartDepth { get; init; }

    [Description("Order books have live data only.")]
    public required MarketDataType DataType { get; init; }

    [Description("When the last row changed, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("False when the time ran out before all rows arrived; there may be no more.")]
    public required bool Complete { get; init; }

    [Description("Notices of TWS, such as 2152: exchanges whose books are not subscribed.")]
    public IReadOnlyList<TwsNote>? Warnings { get; init; }
}

/// <summary>The exchanges that the letters in quotes stand for.</summary>
internal sealed record SmartComponentsResult
{
    public required string BboExchange { get; init; }

    [Description("The exchange by its bit in masks of exchanges.")]
    public required IReadOnlyDictionary<string, string> Components { get; init; }

    [Description("The exchange by its letter, as quotes name it.")]
    public required IReadOnlyDictionary<string, string> Letters { get; init; }

    [Description("Exchanges in this result.")]
    public required int Count { get; init; }

    public static SmartComponentsResult Of(string bboExchange, IReadOnlyList<SmartComponent> components) => new()
    {
        BboExchange = bboExchange,
        Components = components.DistinctBy(one => one.BitNumber).ToDictionary(
            one => one.BitNumber.ToString(CultureInfo.InvariantCulture), one => one.Exchange),
        Letters = components.DistinctBy(one => one.Letter).ToDictionary(one => one.Letter, one => one.Exchange),
        Count = components.Count,
    };
}

/// <summary>The five-second bars that ended while the call watched, oldest first.</summary>
internal sealed record RealTimeBarsResult
{
    public required ContractInfo Contract { get; init; }

    public required string WhatToShow { get; init; }

    public required IReadOnlyList<BarRow> Bars { get; init; }

    public required int Count { get; init; }

    [Description("Five-second bars have live data only.")]
    public required MarketDataType DataType { get; init; }

    [Description("When the last bar ended, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("False when bars are missing, by an interruption or because the market did not trade.")]
    public required bool Complete { get; init; }
}

/// <summary>The exchanges that have order books.</summary>
internal sealed record DepthExchangesResult
{
    public required IReadOnlyList<DepthExchangeRow> Exchanges { get; init; }

    [Description("Exchanges in this result.")]
    public required int Count { get; init; }

    [Description("TWS returns the complete list.")]
    public required bool Complete { get; init; }
}

/// <summary>An exchange that has order books.</summary>
internal sealed record DepthExchangeRow
{
    public required string Exchange { get; init; }

    public required string SecType { get; init; }

    [Description("Only for contracts listed there.")]
    public string? ListingExchange { get; init; }

    [Description("Deep: prices of the exchange; Deep2: with market makers.")]
    public string? ServiceDataType { get; init; }

    [Description("Exchanges of one group make one smart book.")]
    public int? AggGroup { get; init; }

    public static DepthExchangeRow Of(DepthExchange exchange) => new()
    {
        Exchange = exchange.Exchange,
        SecType = exchange.SecType,
        ListingExchange = exchange.ListingExchange.OrNull(),
        ServiceDataType = exchange.ServiceDataType.OrNull(),
        AggGroup = exchange.AggGroup,
    };
}

/// <summary>The data that five-second bars are built from (whatToShow).</summary>
internal enum RealTimeBarData
{
    [JsonStringEnumMemberName("TRADES")]
    Trades,

    [JsonStringEnumMemberName("MIDPOINT")]
    Midpoint,

    [JsonStringEnumMemberName("BID")]
    Bid,

    [JsonStringEnumMemberName("ASK")]
    Ask,
}

/// <summary>One row of an order book.</summary>
internal sealed record DepthRow
{
    public required decimal Price { get; init; }

    public required decimal Size { get; init; }

    [Description("The exchange, or the market maker on one exchange; absent where rows have no names.")]
    public string? Exchange { get; init; }

    public static DepthRow Of(DepthLevel level) => new() { Price = level.Price, Size = level.Size, Exchange = level.MarketMaker };
}
