using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.News;

/// <summary>All headlines of the past have come (87).</summary>
/// <param name="HasMore">There are older ones in the span that was asked for.</param>
public sealed record HistoricalNewsEndMessage(int RequestId, bool HasMore) : IMessage<HistoricalNewsEndMessage>, IKeyedMessage
{
    public static int MessageId => 87;

    public static HistoricalNewsEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadBool());
}
