using TwsSimulator.Market;

namespace TwsSimulator.Handlers.News;

/// <summary>Bulletins: a few a day, always the same ones, and those that tests add.</summary>
internal sealed class Bulletins(SimulatedMarket market, SimulatorOptions options)
{
    private const int Slot = 1800;
    private const double Share = 0.3;
    private const int FirstTold = 1_000_000;

    private static readonly string[] Exchanges = ["NYSE", "NASDAQ", "ARCA", "CBOE", "CME"];

    private readonly List<Bulletin> _told = [];
    private readonly ulong _key = Hash.Of(options.Seed, "bulletins");

    /// <summary>Raised by <see cref="Tell"/>.</summary>
    public event Action<Bulletin>? Told;

    /// <summary>Today's so far, the oldest first.</summary>
    public IReadOnlyList<Bulletin> Today
    {
        get
        {
            var midnight = TradingCalendar.UsStocks.WholeDay(TradingCalendar.UsStocks.DayOf(market.Now)).Start;
            return [.. Between(midnight.AddSeconds(-1), market.Now), .. _told.Where(one => one.Time >= midnight)];
        }
    }

    public void Tell(string text, int type = 1, string exchange = "")
    {
        var bulletin = new Bulletin(market.Now, FirstTold + _told.Count, type, text, exchange);
        _told.Add(bulletin);
        Told?.Invoke(bulletin);
    }

    /// <summary>After one moment and up to another, without those that were told.</summary>
    public IEnumerable<Bulletin> Between(DateTimeOffset after, DateTimeOffset upTo)
    {
        for (var slot = after.ToUnixTimeSeconds() / Slot; slot <= upTo.ToUnixTimeSeconds() / Slot; slot++)
        {
            var time = DateTimeOffset.FromUnixTimeSeconds(slot * Slot);
            if (time <= after || time > upTo || Hash.Unit(_key, 1, slot) >= Share)
                continue;
            var exchange = Exchanges[(int)(Exchanges.Length * Hash.Unit(_key, 2, slot))];
            yield return new Bulletin(
                time, (int)(slot % FirstTold), 1, $"{exchange}: quotes may be late while a system is being looked after. Invented by the simulator.",
                exchange);
        }
    }

    internal sealed record Bulletin(DateTimeOffset Time, int Id, int Type, string Text, string Exchange);
}
