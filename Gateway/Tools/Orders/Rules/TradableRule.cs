using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>Orders are for instruments that trade: not for an index or a continuous future, which have quotes only.</summary>
internal static class TradableRule
{
    /// <param name="field">The argument that names the contract.</param>
    /// <exception cref="ToolException">The contract has quotes only.</exception>
    public static void Check(ContractDetails details, string field = "contract")
    {
        switch (details.Contract.SecType)
        {
            case SecTypes.ContinuousFuture:
                throw ToolErrors.InvalidArgument(
                    $"{field}: must name a month to be traded, not a continuous future; example: ES 202612 CME", "Nothing was sent.");
            case SecTypes.Index:
                throw ToolErrors.InvalidArgument(
                    $"{field}: must be tradable; {details.Contract.Symbol} is an index; example: SPY",
                    "Nothing was sent. Trade a fund, a future or an option on it.");
        }
    }
}
