using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Session;

/// <summary>The accounts that this session may use (15).</summary>
public sealed record ManagedAccountsMessage(IReadOnlyList<string> Accounts) : IMessage<ManagedAccountsMessage>
{
    public static int MessageId => 15;

    public static ManagedAccountsMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        // TWS may end the list with a comma.
        return new ManagedAccountsMessage(reader.ReadString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

/// <summary>The lowest order id that this client may use (9).</summary>
public readonly record struct NextValidIdMessage(int OrderId) : IMessage<NextValidIdMessage>
{
    public static int MessageId => 9;

    public static NextValidIdMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new NextValidIdMessage(reader.ReadInt());
    }
}
