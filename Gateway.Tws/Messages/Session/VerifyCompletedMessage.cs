using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Session;

/// <summary>How a linking program's verification ended (66). For programs that IB has licensed to link to TWS; read, never used.</summary>
public sealed record VerifyCompletedMessage(bool IsSuccessful, string ErrorText) : IMessage<VerifyCompletedMessage>
{
    public static int MessageId => 66;

    public static VerifyCompletedMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new VerifyCompletedMessage(reader.ReadBool(), reader.ReadString());
    }
}
