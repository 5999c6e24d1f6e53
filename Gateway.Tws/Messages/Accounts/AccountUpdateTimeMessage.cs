using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

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
