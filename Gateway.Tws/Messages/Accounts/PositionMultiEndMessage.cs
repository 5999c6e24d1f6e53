using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>All positions of the account or model have come; later ones are changes (72).</summary>
public sealed record PositionMultiEndMessage(int RequestId) : IMessage<PositionMultiEndMessage>, IKeyedMessage
{
    public static int MessageId => 72;

    public static PositionMultiEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new PositionMultiEndMessage(reader.ReadInt());
    }
}
