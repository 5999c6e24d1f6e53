using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Session;

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
