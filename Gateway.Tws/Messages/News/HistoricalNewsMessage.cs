using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.News;

/// <summary>One headline of the past (86).</summary>
/// <param name="Time">As TWS wrote it: <c>yyyy-MM-dd HH:mm:ss.0</c> in UTC, or epoch milliseconds.</param>
public sealed record HistoricalNewsMessage(int RequestId, string Time, string ProviderCode, string ArticleId, string Headline)
    : IMessage<HistoricalNewsMessage>, IKeyedMessage
{
    public static int MessageId => 86;

    public static HistoricalNewsMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadString());
}

/// <summary>All headlines of the past have come (87).</summary>
/// <param name="HasMore">There are older ones in the span that was asked for.</param>
public sealed record HistoricalNewsEndMessage(int RequestId, bool HasMore) : IMessage<HistoricalNewsEndMessage>, IKeyedMessage
{
    public static int MessageId => 87;

    public static HistoricalNewsEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadBool());
}
