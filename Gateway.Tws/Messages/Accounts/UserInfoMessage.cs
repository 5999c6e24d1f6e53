using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>The white branding id of the user; empty for customers of IB itself (107).</summary>
public sealed record UserInfoMessage(int RequestId, string WhiteBrandingId) : IMessage<UserInfoMessage>, IKeyedMessage
{
    public static int MessageId => 107;

    public static UserInfoMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadString());
}

/// <summary>The family that each account belongs to (78).</summary>
public sealed record FamilyCodesMessage(IReadOnlyList<FamilyCode> Codes) : IMessage<FamilyCodesMessage>
{
    public static int MessageId => 78;

    public static FamilyCodesMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var codes = new FamilyCode[reader.ReadCount()];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = new FamilyCode(reader.ReadString(), reader.ReadString());
        return new FamilyCodesMessage(codes);
    }
}

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
