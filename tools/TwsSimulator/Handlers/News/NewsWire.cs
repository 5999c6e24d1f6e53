using TwsSimulator.Market;

namespace TwsSimulator.Handlers.News;

/// <summary>All headlines there ever were: a pure function of seed, company and time, so that history and what comes live agree.</summary>
/// <remarks>Time is cut into slots of two minutes; a company has news in one of four, the market in every other one.</remarks>
internal sealed class NewsWire(SimulatedMarket market, SimulatorOptions options)
{
    private const int Slot = 120;
    private const double CompanyShare = 0.25;
    private const double MarketShare = 0.5;

    /// <summary>How far back headlines are kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly List<Headline> _told = [];
    private readonly Instrument[] _companies =
        [.. market.Underlyings.Where(one => one is { SecType: "STK", StockType: "COMMON", IsMainListing: true })];

    /// <summary>Raised by <see cref="Tell"/>.</summary>
    public event Action<Headline>? Told;

    /// <summary>Makes a headline now, for tests that wait for one.</summary>
    public Headline Tell(string provider, Instrument? about, string text)
    {
        var headline = new Headline(market.Now, provider, string.Create(CultureInfo.InvariantCulture, $"{provider}$t{_told.Count:x}"), text, about);
        _told.Add(headline);
        Told?.Invoke(headline);
        return headline;
    }

    /// <summary>A company's headlines from a moment back, the newest first.</summary>
    public IEnumerable<Headline> Back(Instrument? about, DateTimeOffset from)
    {
        var told = _told.Where(one => one.About == about && one.Time <= from).Reverse();
        var slots = Enumerable.Range(0, (int)(Kept.TotalSeconds / Slot)).Select(back => At(about, SlotOf(from) - back)).OfType<Headline>();
        return told.Concat(slots.Where(one => one.Time <= from));
    }

    /// <summary>The newest headline of any company and of the market.</summary>
    public Headline? Latest(DateTimeOffset now, Func<Headline, bool> wanted) =>
        Topics.Select(topic => Back(topic, now).FirstOrDefault(wanted)).OfType<Headline>().MaxBy(one => one.Time);

    /// <summary>Headlines after one moment and up to another, the oldest first; without those that were told.</summary>
    public IReadOnlyList<Headline> Between(DateTimeOffset after, DateTimeOffset upTo)
    {
        var found = new List<Headline>();
        for (var slot = SlotOf(after); slot <= SlotOf(upTo); slot++)
            found.AddRange(Topics.Select(topic => At(topic, slot)).OfType<Headline>().Where(one => one.Time > after && one.Time <= upTo));
        return [.. found.OrderBy(one => one.Time)];
    }

    public Headline? Find(string provider, string articleId)
    {
        if (_told.Find(one => one.Provider == provider && one.ArticleId == articleId) is { } told)
            return told;
        var parts = articleId.Split('$');
        if (parts is not [_, { Length: 16 } id]
            || !int.TryParse(id[..8], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var conId)
            || !long.TryParse(id[8..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var slot)
            || slot > SlotOf(market.Now))
            return null;
        var found = conId == 0 ? At(null, slot) : _companies.FirstOrDefault(one => one.ConId == conId) is { } company ? At(company, slot) : null;
        return found?.ArticleId == articleId && found.Provider == provider && found.Time <= market.Now ? found : null;
    }

    private IEnumerable<Instrument?> Topics => _companies.Append(null);

    private Headline? At(Instrument? about, long slot)
    {
        if (about is not null && !_companies.Contains(about))
            return null;
        var key = Hash.Of(options.Seed, about is null ? "news" : $"news {about.Symbol}");
        if (Hash.Unit(key, 201, slot) >= (about is null ? MarketShare : CompanyShare))
            return null;
        var time = DateTimeOffset.FromUnixTimeSeconds(slot * Slot + (long)(Slot * Hash.Unit(key, 202, slot)));
        var provider = NewsProviders.All[(int)(NewsProviders.All.Count * Hash.Unit(key, 203, slot))].Code;
        var id = string.Create(CultureInfo.InvariantCulture, $"{provider}${about?.ConId ?? 0:x8}{slot:x8}");
        return new Headline(time, provider, id, NewsTexts.Headline(market, about, time, Hash.Unit(key, 204, slot)), about);
    }

    private static long SlotOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / Slot;
}
