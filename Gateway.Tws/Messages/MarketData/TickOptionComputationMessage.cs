using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.MarketData;

/// <summary>An option's price, greeks and implied volatility (21); null where TWS computed nothing.</summary>
/// <param name="TickAttrib">0 computed from returns, 1 from prices.</param>
/// <param name="ImpliedVol">0.25 is 25 per cent a year.</param>
public readonly record struct TickOptionComputationMessage(
    int RequestId, TickType TickType, int TickAttrib, double? ImpliedVol, double? Delta, decimal? OptPrice, decimal? PvDividend,
    double? Gamma, double? Vega, double? Theta, decimal? UndPrice)
    : IMessage<TickOptionComputationMessage>, IKeyedMessage
{
    public static int MessageId => 21;

    public static TickOptionComputationMessage Parse(ref FieldReader reader, ServerVersion version) => new(
        reader.ReadInt(),
        (TickType)reader.ReadInt(),
        reader.ReadInt(),
        reader.ReadDoubleOrNull() is { } volatility and >= 0 ? volatility : null,
        Greek(ref reader),
        Amount(ref reader),
        Amount(ref reader),
        Greek(ref reader),
        Greek(ref reader),
        Greek(ref reader),
        Amount(ref reader));

    /// <summary>-2 says that TWS computed nothing.</summary>
    private static double? Greek(ref FieldReader reader) => reader.ReadDoubleOrNull() is { } value and not -2d ? value : null;

    /// <summary>-1 says that TWS computed nothing.</summary>
    private static decimal? Amount(ref FieldReader reader) => reader.ReadDecimalOrNull() is { } value and not -1m ? value : null;
}
