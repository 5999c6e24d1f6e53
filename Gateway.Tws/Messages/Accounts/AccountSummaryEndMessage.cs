using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

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
