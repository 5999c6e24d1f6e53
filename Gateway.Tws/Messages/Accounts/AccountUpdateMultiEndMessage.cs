using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>All values of the account or model have come; later ones are changes (74).</summary>
public sealed record AccountUpdateMultiEndMessage(int RequestId) : IMessage<AccountUpdateMultiEndMessage>, IKeyedMessage
{
    public static int MessageId => 74;

    public static AccountUpdateMultiEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new AccountUpdateMultiEndMessage(reader.ReadInt());
    }
}
