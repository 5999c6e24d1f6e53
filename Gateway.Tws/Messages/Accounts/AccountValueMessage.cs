using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>One value of the account that is subscribed to (6).</summary>
public sealed record AccountValueMessage(string Key, string Value, string Currency, string Account) : IMessage<AccountValueMessage>
{
    public static int MessageId => 6;

    public static AccountValueMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var layout = reader.ReadInt();
        return new AccountValueMessage(
            reader.ReadString(), reader.ReadString(), reader.ReadString(), layout >= 2 ? reader.ReadString() : "");
    }
}
