using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.News;

/// <summary>A headline of a market data line (84).</summary>
/// <param name="TimeMs">Epoch milliseconds.</param>
public sealed record TickNewsMessage(int RequestId, long TimeMs, string ProviderCode, string ArticleId, string Headline, string ExtraData)
    : IMessage<TickNewsMessage>, IKeyedMessage
{
    public static int MessageId => 84;

    public static TickNewsMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        reader.ReadLong(),
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadString());
}
