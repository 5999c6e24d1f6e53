using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>One position of the account or model that is subscribed to (71); size 0 for one that was closed.</summary>
public sealed record PositionMultiMessage(int RequestId, string Account, Contract Contract, decimal Position, decimal? AvgCost, string ModelCode)
    : IMessage<PositionMultiMessage>, IKeyedMessage
{
    public static int MessageId => 71;

    public static PositionMultiMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new PositionMultiMessage(
            reader.ReadInt(), reader.ReadString(), reader.ReadContract(), reader.ReadDecimal(), reader.ReadDecimalOrNull(), reader.ReadString());
    }
}

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
