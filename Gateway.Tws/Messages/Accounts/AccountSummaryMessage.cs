using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>One value of an account summary (63).</summary>
public sealed record AccountSummaryMessage(
    int RequestId, string Account, string Tag, string Value, string Currency)
    : IMessage<AccountSummaryMessage>, IKeyedMessage
{
    public static int MessageId => 63;

    public static AccountSummaryMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new AccountSummaryMessage(reader.ReadInt(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
    }
}

/// <summary>All values have come; later ones are changes (64).</summary>
public readonly record struct AccountSummaryEndMessage(int RequestId) : IMessage<AccountSummaryEndMessage>, IKeyedMessage
{
    public static int MessageId => 64;

    public static AccountSummaryEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new AccountSummaryEndMessage(reader.ReadInt());
    }
}
