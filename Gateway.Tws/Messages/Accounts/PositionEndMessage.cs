using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>All positions have come; later ones are changes (62).</summary>
public readonly record struct PositionEndMessage : IMessage<PositionEndMessage>
{
    public static int MessageId => 62;

    public static PositionEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new PositionEndMessage();
    }
}
