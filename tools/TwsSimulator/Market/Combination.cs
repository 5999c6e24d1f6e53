using Gateway.Tws.Wire;

namespace TwsSimulator.Market;

/// <summary>The legs of a contract of type BAG: instruments and how many of each, those that are sold below 0.</summary>
internal sealed class Combination(IReadOnlyList<(Instrument Instrument, int Count)> legs)
{
    public static Combination None { get; } = new([]);

    public IReadOnlyList<CombinationLeg> Legs { get; } =
        [.. legs.Select(leg => new CombinationLeg(
            leg.Instrument, leg.Count, leg.Count * leg.Instrument.PointValue / legs.Max(one => one.Instrument.PointValue)))];

    /// <summary>The legs as received, as a text by which requests can be compared.</summary>
    public static string Read(ref FieldReader fields)
    {
        var legs = new string[fields.ReadCount()];
        for (var i = 0; i < legs.Length; i++)
        {
            var (conId, ratio, isSold) = (fields.ReadInt(), fields.ReadInt(), fields.ReadString() == "SELL");
            fields.Skip();
            legs[i] = $"{conId}*{(isSold ? -ratio : ratio)}";
        }
        return string.Join(' ', legs);
    }

    /// <summary>Null when a leg is unknown or has a ratio of 0, or when there are no legs.</summary>
    public static Combination? Find(IMarket market, string text)
    {
        var legs = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(leg => leg.Split('*').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .Select(leg => (Instrument: market.Find(leg[0])!, Count: leg[1]))
            .ToList();
        return legs.Count > 0 && legs.TrueForAll(leg => leg is { Instrument: not null, Count: not 0 }) ? new Combination(legs) : null;
    }

    /// <summary>The instrument whose trading hours the combination follows: that of its first leg.</summary>
    public Instrument Whole => Legs[0].Instrument with { ConId = 0, SecType = "BAG", LocalSymbol = Legs[0].Instrument.Symbol };
}
