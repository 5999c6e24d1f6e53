using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Lines;

/// <summary>
/// Counts open subscriptions against the limits of TWS. A subscription beyond its limit is refused here, before TWS refuses it with 101, 309 or
/// 10190.
/// </summary>
public sealed class LineBudget(LineLimits limits)
{
    private const int NamesShown = 10;

    private readonly Lock _gate = new();
    private readonly List<Line> _lines = [];
    private Func<bool> _giveUpUnread = () => false;

    public OpenLines Open
    {
        get
        {
            lock (_gate)
                return new OpenLines([.. _lines.Select(line => new OpenLine(line.Kind, line.Contract, line.Readers()))], limits);
        }
    }

    /// <summary>Sets what closes a line without readers (false: there is none), called when another subscription needs the line.</summary>
    public void OnShortage(Func<bool> giveUpUnread) => _giveUpUnread = giveUpUnread;

    /// <summary>Reserves one subscription of the kind until the result is disposed.</summary>
    /// <param name="readers">Tells who reads it, at any time.</param>
    /// <exception cref="TwsRefusedException">None is left; the message names who holds them.</exception>
    public IDisposable Take(StreamKind kind, Contract contract, Func<int> readers)
    {
        var line = new Line(kind, contract, readers);
        // Not under the lock: what closes a line gives it back here.
        while (!TryAdd(line))
        {
            if (!SharesLimit(kind, StreamKind.Quotes) || !_giveUpUnread())
                throw Refusal(kind);
        }
        return new Registration(() => Give(line));
    }

    private bool TryAdd(Line line)
    {
        lock (_gate)
        {
            if (_lines.Count(other => SharesLimit(line.Kind, other.Kind)) >= LimitOf(line.Kind))
                return false;
            _lines.Add(line);
            return true;
        }
    }

    private void Give(Line line)
    {
        lock (_gate)
            _lines.Remove(line);
    }

    private static bool SharesLimit(StreamKind one, StreamKind other) =>
        one == other || (one is StreamKind.Quotes or StreamKind.RealTimeBars && other is StreamKind.Quotes or StreamKind.RealTimeBars);

    private int LimitOf(StreamKind kind) => kind switch
    {
        StreamKind.Depth => limits.Depth,
        StreamKind.Ticks => limits.Ticks,
        StreamKind.Bars => limits.Bars,
        _ => limits.MarketData,
    };

    private TwsRefusedException Refusal(StreamKind kind)
    {
        List<Line> held;
        lock (_gate)
            held = [.. _lines.Where(other => SharesLimit(kind, other.Kind))];
        var names = held.Take(NamesShown).Select(line => string.Create(
            CultureInfo.InvariantCulture, $"{Name(line.Contract)} ({line.Readers()} {(line.Readers() == 1 ? "reader" : "readers")})"));
        var what = kind switch
        {
            StreamKind.Depth => "order books",
            StreamKind.Ticks => "streams of single ticks",
            StreamKind.Bars => "histories that are kept up to date",
            _ => "market data lines",
        };
        var rest = held.Count > NamesShown ? string.Create(CultureInfo.InvariantCulture, $" and {held.Count - NamesShown} more") : "";
        return new TwsRefusedException(string.Create(
            CultureInfo.InvariantCulture,
            $"TWS allows {LimitOf(kind)} {what}, and all are in use: {string.Join(", ", names)}{rest}. Stop one of them first."));
    }

    private static string Name(Contract contract)
    {
        string[] words = [contract.Symbol, contract.SecType, contract.LastTradeDateOrContractMonth, contract.Right];
        var name = string.Join(' ', words.Where(word => word.Length > 0));
        return name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"conid:{contract.ConId}");
    }

    private sealed record Line(StreamKind Kind, Contract Contract, Func<int> Readers);
}
