using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>One value of the account or model that is subscribed to (73).</summary>
public sealed record AccountUpdateMultiMessage(int RequestId, string Account, string ModelCode, string Key, string Value, string Currency)
    : IMessage<AccountUpdateMultiMessage>, IKeyedMessage
{
    public static int MessageId => 73;

    public static AccountUpdateMultiMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new AccountUpdateMultiMessage(
            reader.ReadInt(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
    }
}

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
