namespace TwsSimulator.Market;

/// <summary>The path of a price: a pure function of seed, name and time, so that history and quotes always agree.</summary>
/// <remarks>
/// The logarithm at each whole minute is a sum of smooth noise of many periods, from a minute of trading to a year, whose amplitudes grow with the
/// root of the period as a random walk's do. Periods are measured by the market's own clock, which nearly stands while it is closed. Within a
/// minute the path is a zigzag through two turning points: its highest and lowest values are known without walking along it, at every bar size.
/// Not thread-safe.
/// </remarks>
internal sealed class PricePath(int seed, string key, double basePrice, double volatility, TradingRhythm rhythm)
{
    /// <summary>Four points bound a minute's three straight lines.</summary>
    public const int PointsPerMinute = 4;

    /// <summary>The variance that all the periods together have, as a multiple of what a random walk of one amplitude would.</summary>
    private const double Roughness = 2.1;

    private const double MinutesPerYear = 525_600;
    private readonly ulong _key = Hash.Of(seed, key);
    // Time mostly moves on by a minute: the cells that it stays in and the last price are kept.
    private readonly Cell[] _cells = [.. Enumerable.Repeat(new Cell(long.MinValue, 0, 0), 1 + (int)Math.Round(Math.Log2(rhythm.UnitsPerYear)))];
    private long _minute = long.MinValue;
    private double _price;
    private long _hour = long.MinValue;
    private int _offset;

    /// <summary>A corner of the path: seconds since 1970 and the price there.</summary>
    public readonly record struct Point(double Second, double Price);

    /// <summary>The corners of one minute (counted from 1970), its first and last moment included.</summary>
    public void Minute(long minute, Span<Point> points)
    {
        var open = AtMinute(minute);
        var close = AtMinute(minute + 1);
        var high = Math.Max(open, close) * (1 + Wick * Hash.Unit(_key, 101, minute));
        var low = Math.Min(open, close) * (1 - Wick * Hash.Unit(_key, 102, minute));
        var highFirst = Hash.Unit(_key, 103, minute) < 0.5;
        var start = minute * 60.0;
        points[0] = new Point(start, open);
        points[1] = new Point(start + 5 + 20 * Hash.Unit(_key, 104, minute), highFirst ? high : low);
        points[2] = new Point(start + 35 + 20 * Hash.Unit(_key, 105, minute), highFirst ? low : high);
        points[3] = new Point(start + 60, close);
    }

    /// <summary>The mean of the first minute's rise above or fall below its ends.</summary>
    private double Wick => volatility * Math.Sqrt(1 / MinutesPerYear);

    private double AtMinute(long minute)
    {
        if (minute == _minute)
            return _price;
        var (log, time) = (0.0, MarketTime(minute));
        for (var octave = 0; octave < _cells.Length; octave++)
        {
            ref var cell = ref _cells[octave];
            var position = time / (1L << octave);
            var index = (long)Math.Floor(position);
            if (cell.Index != index)
                cell = new Cell(index, Edge(octave, index), Edge(octave, index + 1));
            var share = position - index;
            log += cell.Left + (cell.Right - cell.Left) * share * share * (3 - 2 * share);
        }
        _minute = minute;
        return _price = basePrice * Math.Exp(log);
    }

    private double MarketTime(long minute)
    {
        var hour = minute >= 0 ? minute / 60 : (minute - 59) / 60;
        if (hour != _hour)
            (_hour, _offset) = (hour, rhythm.OffsetOf(hour));
        return rhythm.At(minute + _offset);
    }

    /// <summary>The noise of one period where two of its cells meet.</summary>
    private double Edge(int octave, long index) =>
        volatility * Math.Sqrt((1L << octave) / (Roughness * rhythm.UnitsPerYear)) * (Hash.Unit(_key, octave, index) * 2 - 1);

    private readonly record struct Cell(long Index, double Left, double Right);
}
