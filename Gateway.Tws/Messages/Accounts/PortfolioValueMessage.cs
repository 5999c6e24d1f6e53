using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>
/// One position of the account that is subscribed to, with its value (7). Money is in the contract's currency; null where TWS computed nothing.
/// </summary>
public sealed record PortfolioValueMessage(
    Contract Contract, decimal Position, decimal? MarketPrice, decimal? MarketValue, decimal? AverageCost,
    decimal? UnrealizedPNL, decimal? RealizedPNL, string Account)
    : IMessage<PortfolioValueMessage>
{
    public static int MessageId => 7;

    public static PortfolioValueMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new PortfolioValueMessage(
            reader.ReadListedContract(),
            reader.ReadDecimal(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadDecimalOrNull(),
            reader.ReadString());
    }
}
