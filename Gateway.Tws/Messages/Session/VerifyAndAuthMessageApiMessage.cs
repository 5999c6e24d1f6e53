using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Session;

/// <summary>What a linking program is to sign, with a challenge (69). For programs that IB has licensed to link to TWS; read, never used.</summary>
public sealed record VerifyAndAuthMessageApiMessage(string ApiData, string XyzChallenge) : IMessage<VerifyAndAuthMessageApiMessage>
{
    public static int MessageId => 69;

    public static VerifyAndAuthMessageApiMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new VerifyAndAuthMessageApiMessage(reader.ReadString(), reader.ReadString());
    }
}
