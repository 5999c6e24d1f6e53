using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>One price, and with bid, ask and last their size (1).</summary>
/// <param name="Price">-1 with size 0: there is no quote now.</param>
/// <param name="Size">Null when TWS sent none.</param>
public readonly record struct TickPriceMessage(int RequestId, TickType TickType, decimal Price, decimal? Size, TickAttrib Attrib)
    : IMessage<TickPriceMessage>, IKeyedMessage
{
    private const int NewestLayout = 6;

    public static int MessageId => 1;

    public static TickPriceMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var layout = reader.ReadInt();
        var tick = new TickPriceMessage(
            reader.ReadInt(),
            (TickType)reader.ReadInt(),
            reader.ReadDecimal(),
            layout >= 2 ? reader.ReadDecimalOrNull() : null,
            layout >= 3 ? (TickAttrib)reader.ReadInt() : TickAttrib.None);
        // A frame that lost bytes ends with those of the next one, and its price may lack digits: better no price than that one.
        return layout > NewestLayout || reader.AtEnd ? tick : throw new TwsProtocolException($"field {reader.Index} is one too many for a price");
    }
}

/// <summary>One size (2).</summary>
public readonly record struct TickSizeMessage(int RequestId, TickType TickType, decimal? Size) : IMessage<TickSizeMessage>, IKeyedMessage
{
    public static int MessageId => 2;

    public static TickSizeMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickSizeMessage(reader.ReadInt(), (TickType)reader.ReadInt(), reader.ReadDecimalOrNull());
    }
}

/// <summary>One number that is neither a price nor a size: a volatility, a rate, a flag (45).</summary>
/// <param name="Value">Null when TWS has none.</param>
public readonly record struct TickGenericMessage(
    int RequestId, TickType TickType, double? Value)
    : IMessage<TickGenericMessage>, IKeyedMessage
{
    public static int MessageId => 45;

    public static TickGenericMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickGenericMessage(reader.ReadInt(), (TickType)reader.ReadInt(), reader.ReadDoubleOrNull());
    }
}

/// <summary>One text: an exchange, a time, the fields of a trade (46).</summary>
public readonly record struct TickStringMessage(int RequestId, TickType TickType, string Value) : IMessage<TickStringMessage>, IKeyedMessage
{
    public static int MessageId => 46;

    public static TickStringMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickStringMessage(reader.ReadInt(), (TickType)reader.ReadInt(), reader.ReadString());
    }
}

/// <summary>The snapshot is over; may take eleven seconds to come (57).</summary>
public readonly record struct TickSnapshotEndMessage(int RequestId) : IMessage<TickSnapshotEndMessage>, IKeyedMessage
{
    public static int MessageId => 57;

    public static TickSnapshotEndMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new TickSnapshotEndMessage(reader.ReadInt());
    }
}
