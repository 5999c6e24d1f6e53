using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Session;

/// <summary>What a linking program is to sign (65). For programs that IB has licensed to link to TWS; read, never used.</summary>
public sealed record VerifyMessageApiMessage(string ApiData) : IMessage<VerifyMessageApiMessage>
{
    public static int MessageId => 65;

    public static VerifyMessageApiMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new VerifyMessageApiMessage(reader.ReadString());
    }
}
