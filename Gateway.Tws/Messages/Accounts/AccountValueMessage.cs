using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>One value of the account that is subscribed to (6).</summary>
public sealed record AccountValueMessage(string Key, string Value, string Currency, string Account) : IMessage<AccountValueMessage>
{
    public static int MessageId => 6;

    public static AccountValueMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var layout = reader.ReadInt();
        return new AccountValueMessage(reader.ReadString(), reader.ReadString(), reader.ReadString(), layout >= 2 ? reader.ReadString() : "");
    }
}

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

/// <summary>The time of day of the account update, <c>HH:mm</c> (8).</summary>
public sealed record AccountUpdateTimeMessage(string Time) : IMessage<AccountUpdateTimeMessage>
{
    public static int MessageId => 8;

    public static AccountUpdateTimeMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new AccountUpdateTimeMessage(reader.ReadString());
    }
}

/// <summary>All values and positions of the account have come; later ones are changes (54).</summary>
public sealed record AccountDownloadEndMessage(string Account) : IMessage<AccountDownloadEndMessage>
{
    public static int MessageId => 54;

    public static AccountDownloadEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new AccountDownloadEndMessage(reader.ReadString());
    }
}
