using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>The soft dollar tiers that orders may name (77).</summary>
public sealed record SoftDollarTiersMessage(int RequestId, IReadOnlyList<SoftDollarTier> Tiers) : IMessage<SoftDollarTiersMessage>, IKeyedMessage
{
    public static int MessageId => 77;

    public static SoftDollarTiersMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var tiers = new SoftDollarTier[reader.ReadCount()];
        for (var i = 0; i < tiers.Length; i++)
            tiers[i] = new SoftDollarTier(reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new SoftDollarTiersMessage(requestId, tiers);
    }
}
