namespace TwsSimulator.Market;

/// <summary>One instrument's prices at any time, and their extremes over any span.</summary>
/// <remarks>Whole hours are remembered: the path never changes. Not thread-safe.</remarks>
internal sealed class PriceSeries(Instrument instrument, int seed)
{
    private const double SecondsPerYear = 365 * 86400.0;
    private const int HoursRemembered = 100_000;

    private readonly PricePath _path = new(
        seed, instrument.PathKey, instrument.BasePrice, instrument.IsOption ? instrument.Underlying!.Volatility : instrument.Volatility,
        TradingRhythm.Of(instrument.PathCalendar ?? instrument.Calendar));
    private readonly ulong _volumeKey = Hash.Of(seed, instrument.LocalSymbol);
    private readonly Dictionary<long, PriceRange> _hours = [];
    private readonly PricePath.Point[] _minutePoints = new PricePath.Point[PricePath.PointsPerMinute];
    private long _minute = long.MinValue;

    private double ExpirySecond { get; } =
        instrument.Expiry is { } day ? Second(instrument.Calendar.At(day, instrument.Calendar.LiquidClose)) : double.MaxValue;

    public Instrument Instrument => instrument;

    /// <summary>The last price at a moment, on the tick grid.</summary>
    public decimal LastAt(DateTimeOffset time) => Round(At(Second(time)));

    /// <summary>Prices from start to end; the close is the price at the end itself, which is the open of what follows.</summary>
    public PriceRange Range(DateTimeOffset start, DateTimeOffset end) => Range(Second(start), Second(end));

    /// <summary>To the tick grid, never below what leaves a positive bid.</summary>
    public decimal Round(double price)
    {
        var least = (instrument.HalfSpreadTicks + 1) * instrument.Grid.TickAt(0m);
        return price <= (double)least ? least : instrument.Grid.Nearest((decimal)price);
    }

    /// <summary>Years until an option's expiry.</summary>
    public double YearsToExpiry(DateTimeOffset time) => (ExpirySecond - Second(time)) / SecondsPerYear;

    private PriceRange Range(double start, double end)
    {
        PriceRange? total = null;
        for (var at = start; at < end || total is null;)
        {
            var hour = (long)Math.Floor(at / 3600);
            var next = Math.Min(end, (hour + 1) * 3600.0);
            var part = at == hour * 3600.0 && next == at + 3600 ? Hour(hour) : Walk(at, next);
            total = total?.Then(part) ?? part;
            at = next;
        }
        return total.Value;
    }

    private PriceRange Hour(long hour)
    {
        if (_hours.TryGetValue(hour, out var known))
            return known;
        if (_hours.Count >= HoursRemembered)
            _hours.Clear();
        return _hours[hour] = Walk(hour * 3600.0, (hour + 1) * 3600.0);
    }

    private PriceRange Walk(double start, double end)
    {
        var open = At(start);
        var (high, low) = (open, open);
        for (var minute = (long)Math.Floor(start / 60); minute * 60.0 < end; minute++)
        {
            foreach (var point in Minute(minute))
            {
                if (point.Second < start || point.Second > end)
                    continue;
                high = Math.Max(high, point.Price);
                low = Math.Min(low, point.Price);
            }
        }
        var close = At(end);
        return new PriceRange(open, Math.Max(high, close), Math.Min(low, close), close, VolumeUntil(start, end));
    }

    private double VolumeUntil(double start, double end)
    {
        var volume = 0.0;
        for (var minute = (long)Math.Floor(start / 60); minute * 60.0 < end; minute++)
        {
            var whole = Math.Floor(instrument.MinuteVolume * (0.4 + 1.2 * Hash.Unit(_volumeKey, 110, minute)));
            volume += Math.Floor(whole * Math.Clamp((end - minute * 60.0) / 60, 0, 1))
                - Math.Floor(whole * Math.Clamp((start - minute * 60.0) / 60, 0, 1));
        }
        return volume;
    }

    private double At(double second)
    {
        var points = Minute((long)Math.Floor(second / 60));
        for (var i = 1; i < points.Length; i++)
        {
            if (second > points[i].Second)
                continue;
            var (from, to) = (points[i - 1], points[i]);
            return from.Price + (to.Price - from.Price) * (second - from.Second) / (to.Second - from.Second);
        }
        return points[^1].Price;
    }

    private ReadOnlySpan<PricePath.Point> Minute(long minute)
    {
        if (minute == _minute)
            return _minutePoints;
        _path.Minute(minute, _minutePoints);
        _minute = minute;
        if (instrument.IsOption)
        {
            foreach (ref var point in _minutePoints.AsSpan())
                point = point with { Price = OptionPrice(point) };
        }
        return _minutePoints;
    }

    private double OptionPrice(PricePath.Point spot) => BlackScholes.Of(
        instrument.Right == "C", spot.Price, (double)instrument.Strike, (ExpirySecond - spot.Second) / SecondsPerYear, instrument.Volatility).Price;

    private static double Second(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
