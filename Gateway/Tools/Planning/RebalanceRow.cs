using System.ComponentModel;
using Gateway.Tools.Contracts;
using Gateway.Tools.Quotes;
using Gateway.Tws.Model;

namespace Gateway.Tools.Planning;

/// <summary>One target beside what is held.</summary>
internal sealed record RebalanceRow
{
    public required ContractInfo Contract { get; init; }

    public required decimal TargetWeight { get; init; }

    public required decimal Weight { get; init; }

    public required decimal Held { get; init; }

    [Description("In the contract's currency.")]
    public required decimal Price { get; init; }

    [Description("Which price of the quote it is.")]
    public required PriceSource PriceSource { get; init; }

    public MarketDataType? DataType { get; init; }

    [Description("What to trade; negative sells. 0 when it is below minTrade or one step.")]
    public required decimal Change { get; init; }

    [Description("Change times price in the account's currency.")]
    public required decimal Amount { get; init; }
}
