using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>One tick of a stream of single ticks (99). Which members are set depends on <see cref="Type"/>; those of other types are null.</summary>
/// <param name="Time">In seconds since 1970.</param>
/// <param name="Mask">Of a trade: 1 past limit, 2 unreported. Of a bid and ask: 1 bid past low, 2 ask past high.</param>
public sealed record TickByTickMessage(int RequestId, TickByTickType Type, long Time, int Mask = 0) : IMessage<TickByTickMessage>, IKeyedMessage
{
    public static int MessageId => 99;

    public decimal? Price { get; init; }

    public decimal? Size { get; init; }

    public string? Exchange { get; init; }

    public string? SpecialConditions { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public decimal? BidSize { get; init; }

    public decimal? AskSize { get; init; }

    public decimal? MidPoint { get; init; }

    public static TickByTickMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var tick = new TickByTickMessage(reader.ReadInt(), (TickByTickType)reader.ReadInt(), reader.ReadLong());
        return tick.Type switch
        {
            TickByTickType.Last or TickByTickType.AllLast => tick with
            {
                Price = reader.ReadDecimal(),
                Size = reader.ReadDecimalOrNull(),
                Mask = reader.ReadInt(),
                Exchange = reader.ReadString(),
                SpecialConditions = reader.ReadString(),
            },
            TickByTickType.BidAsk => tick with
            {
                Bid = reader.ReadDecimal(),
                Ask = reader.ReadDecimal(),
                BidSize = reader.ReadDecimalOrNull(),
                AskSize = reader.ReadDecimalOrNull(),
                Mask = reader.ReadInt(),
            },
            TickByTickType.MidPoint => tick with { MidPoint = reader.ReadDecimal() },
            // Type 0 has nothing behind it.
            _ => tick,
        };
    }
}
