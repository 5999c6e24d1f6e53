using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Session;

/// <summary>How a linking program's verification by challenge ended (70). For programs that IB has licensed to link to TWS; read, never used.</summary>
public sealed record VerifyAndAuthCompletedMessage(bool IsSuccessful, string ErrorText) : IMessage<VerifyAndAuthCompletedMessage>
{
    public static int MessageId => 70;

    public static VerifyAndAuthCompletedMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new VerifyAndAuthCompletedMessage(reader.ReadBool(), reader.ReadString());
    }
}
