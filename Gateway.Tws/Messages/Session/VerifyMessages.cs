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

/// <summary>
/// How a linking program's verification by challenge ended (70). For programs that IB has licensed to link to TWS; read, never used.
/// </summary>
public sealed record VerifyAndAuthCompletedMessage(bool IsSuccessful, string ErrorText) : IMessage<VerifyAndAuthCompletedMessage>
{
    public static int MessageId => 70;

    public static VerifyAndAuthCompletedMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new VerifyAndAuthCompletedMessage(reader.ReadBool(), reader.ReadString());
    }
}
