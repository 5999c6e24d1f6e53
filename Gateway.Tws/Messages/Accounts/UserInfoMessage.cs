using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>The white branding id of the user; empty for customers of IB itself (107).</summary>
public sealed record UserInfoMessage(int RequestId, string WhiteBrandingId) : IMessage<UserInfoMessage>, IKeyedMessage
{
    public static int MessageId => 107;

    public static UserInfoMessage Parse(ref FieldReader reader, ServerVersion version) => new(reader.ReadInt(), reader.ReadString());
}
