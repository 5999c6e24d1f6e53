using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <summary>The contract details of one instrument beside its contract, as results show them.</summary>
internal record InstrumentDetails
{
    [SetsRequiredMembers]
    public InstrumentDetails(ContractDetails details)
    {
        LongName = details.LongName.OrNull();
        MarketName = details.MarketName.OrNull();
        MinTick = details.MinTick;
        PriceMagnifier = details.PriceMagnifier > 0 ? details.PriceMagnifier : null;
        OrderTypes = details.OrderTypes.Parts();
        ValidExchanges = details.ValidExchanges.Parts();
        MarketRuleIds = details.MarketRuleIds.Length == 0 ? null : details.MarketRuleIds.Parts();
        UnderConId = details.UnderConId > 0 ? details.UnderConId : null;
        UnderSymbol = details.UnderSymbol.OrNull();
        ContractMonth = details.ContractMonth.OrNull();
        Industry = details.Industry.OrNull();
        Category = details.Category.OrNull();
        Subcategory = details.Subcategory.OrNull();
        StockType = details.StockType.OrNull();
        MinSize = details.MinSize;
        SizeIncrement = details.SizeIncrement;
        TimeZoneId = details.TimeZoneId.OrNull();
        TradingHours = details.TradingHours.OrNull();
        LiquidHours = details.LiquidHours.OrNull();
    }

    public string? LongName { get; init; }

    public string? MarketName { get; init; }

    [Description("Smallest price step.")]
    public required decimal MinTick { get; init; }

    public int? PriceMagnifier { get; init; }

    public required IReadOnlyList<string> OrderTypes { get; init; }

    public required IReadOnlyList<string> ValidExchanges { get; init; }

    [Description("One an exchange of validExchanges.")]
    public IReadOnlyList<string>? MarketRuleIds { get; init; }

    public int? UnderConId { get; init; }

    public string? UnderSymbol { get; init; }

    public string? ContractMonth { get; init; }

    public string? Industry { get; init; }

    public string? Category { get; init; }

    public string? Subcategory { get; init; }

    public string? StockType { get; init; }

    public decimal? MinSize { get; init; }

    public decimal? SizeIncrement { get; init; }

    [Description("Zone of the hours.")]
    public string? TimeZoneId { get; init; }

    [Description("Days separated by ';', as TWS writes them: 20260406:0400-20260406:2000 or 20260405:CLOSED.")]
    public string? TradingHours { get; init; }

    [Description("Regular hours.")]
    public string? LiquidHours { get; init; }
}
