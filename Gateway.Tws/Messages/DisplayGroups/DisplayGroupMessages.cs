using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.DisplayGroups;

/// <summary>The ids of the display groups, <c>1;2;3</c> (67).</summary>
public sealed record DisplayGroupListMessage(int RequestId, string Groups) : IMessage<DisplayGroupListMessage>, IKeyedMessage
{
    public static int MessageId => 67;

    public static DisplayGroupListMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new DisplayGroupListMessage(reader.ReadInt(), reader.ReadString());
    }
}

/// <summary>What a display group shows: <c>conId@exchange</c>, <c>none</c> or <c>combo</c> (68).</summary>
public sealed record DisplayGroupUpdatedMessage(int RequestId, string ContractInfo) : IMessage<DisplayGroupUpdatedMessage>, IKeyedMessage
{
    public static int MessageId => 68;

    public static DisplayGroupUpdatedMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new DisplayGroupUpdatedMessage(reader.ReadInt(), reader.ReadString());
    }
}
