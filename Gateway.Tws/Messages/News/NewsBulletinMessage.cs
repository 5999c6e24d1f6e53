using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.News;

/// <summary>A bulletin of IB or an exchange (14).</summary>
/// <param name="Type">1: text; 2 and 3: an exchange is or is no longer available, about which IB's own sources disagree: read the text.</param>
public sealed record NewsBulletinMessage(int BulletinId, int Type, string Text, string Exchange) : IMessage<NewsBulletinMessage>
{
    public static int MessageId => 14;

    public static NewsBulletinMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip(); // layout version
        return new NewsBulletinMessage(reader.ReadInt(), reader.ReadInt(), reader.ReadText(), reader.ReadString());
    }
}
