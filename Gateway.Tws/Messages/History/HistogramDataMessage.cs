using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.History;

/// <summary>How much was traded at each price (89).</summary>
public sealed record HistogramDataMessage(int RequestId, IReadOnlyList<HistogramEntry> Entries) : IMessage<HistogramDataMessage>, IKeyedMessage
{
    public static int MessageId => 89;

    public static HistogramDataMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var entries = new HistogramEntry[reader.ReadCount()];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new HistogramEntry(reader.ReadDecimal(), reader.ReadDecimal());
        return new HistogramDataMessage(requestId, entries);
    }
}
