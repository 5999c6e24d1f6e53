using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Accounts;

/// <summary>One position of any account (61); size 0 for one that was closed.</summary>
/// <param name="AvgCost">Of one contract, multiplier and commissions included.</param>
public sealed record PositionMessage(string Account, Contract Contract, decimal Position, decimal? AvgCost) : IMessage<PositionMessage>
{
    public static int MessageId => 61;

    public static PositionMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var layout = reader.ReadInt();
        return new PositionMessage(reader.ReadString(), reader.ReadContract(), reader.ReadDecimal(), layout >= 3 ? reader.ReadDecimalOrNull() : null);
    }
}

/// <summary>All positions have come; later ones are changes (62).</summary>
public readonly record struct PositionEndMessage : IMessage<PositionEndMessage>
{
    public static int MessageId => 62;

    public static PositionEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new PositionEndMessage();
    }
}
