using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Options;

/// <summary>All expirations and strikes have been sent (76).</summary>
public sealed record SecDefOptParamEndMessage(int RequestId) : IMessage<SecDefOptParamEndMessage>, IKeyedMessage
{
    public static int MessageId => 76;

    public static SecDefOptParamEndMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt());
}
