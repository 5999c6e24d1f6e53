using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Session;

/// <summary>TWS's clock, in whole seconds (49).</summary>
/// <param name="Time">Null when TWS sent no moment that a calendar has.</param>
public readonly record struct CurrentTimeMessage(DateTimeOffset? Time) : IMessage<CurrentTimeMessage>
{
    public static int MessageId => 49;

    public static CurrentTimeMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip();
        return new CurrentTimeMessage(TwsTime.FromEpochSeconds(reader.ReadLong()));
    }
}

/// <summary>TWS's clock in milliseconds; from server version 197 on (109).</summary>
/// <param name="Time">Null when TWS sent no moment that a calendar has.</param>
public readonly record struct CurrentTimeInMillisMessage(DateTimeOffset? Time) : IMessage<CurrentTimeInMillisMessage>
{
    public static int MessageId => 109;

    public static CurrentTimeInMillisMessage Parse(ref FieldReader reader, ServerVersion version) =>
        new(TwsTime.FromEpochMilliseconds(reader.ReadLong()));
}
