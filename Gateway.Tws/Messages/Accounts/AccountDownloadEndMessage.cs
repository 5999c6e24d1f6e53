using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

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
