using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

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
