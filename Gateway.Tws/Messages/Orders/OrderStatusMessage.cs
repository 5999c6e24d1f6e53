using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>Where an order stands; repeats are common and a status may be left out (3).</summary>
/// <param name="WhyHeld">Such as <c>locate</c>: shares to sell short are being looked for.</param>
public sealed record OrderStatusMessage(
    int OrderId, string Status, decimal Filled, decimal Remaining, decimal AvgFillPrice, long PermId,
    int ParentId, decimal LastFillPrice, int ClientId, string WhyHeld, decimal? MktCapPrice)
    : IMessage<OrderStatusMessage>
{
    public static int MessageId => 3;

    public static OrderStatusMessage Parse(ref FieldReader reader, ServerVersion version) => new(
            reader.ReadInt(),
            reader.ReadString(),
            reader.ReadDecimal(),
            reader.ReadDecimal(),
            reader.ReadDecimal(),
            reader.ReadLong(),
            reader.ReadInt(),
            reader.ReadDecimal(),
            reader.ReadInt(),
            reader.ReadString(),
            reader.ReadDecimalOrNull());
}
