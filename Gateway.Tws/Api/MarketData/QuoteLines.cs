using Gateway.Tws.Api.Lines;
using Gateway.Tws.Model;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.MarketData;

/// <summary>The open lines: one for each contract and set of generic ticks, opened by its first reader, closed by its last.</summary>
internal sealed class QuoteLines(ITwsConnection connection, TwsApiOptions options, LineBudget budget, TimeProvider clock)
{
    private const int MostTypes = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Contract, MarketDataType> _types = [];
    private readonly Dictionary<(Contract Contract, string GenericTicks), QuoteLine> _lines = [];

    /// <summary>What every request gets that does not ask for delayed data itself.</summary>
    public MarketDataType Type { get; set; } = MarketDataType.Live;

    public int Count
    {
        get
        {
            lock (_gate)
                return _lines.Count;
        }
    }

    public QuoteReader Join(Contract contract, string genericTicks)
    {
        var key = KeyOf(contract, genericTicks);
        lock (_gate)
        {
            if (_lines.TryGetValue(key, out var line) && line.Error is null)
                return line.Join();
            var opened = new QuoteLine(contract, key.GenericTicks, () => Type, options.RefusalGrace, connection, clock);
            opened.Registrations.Add(budget.Take(StreamKind.Quotes, contract, () => opened.Readers));
            var reader = opened.Join();
            opened.Registrations.Add(connection.Open(opened));
            _lines[key] = opened;
            return reader;
        }
    }

    /// <summary>By the lines that are open, else by the one closed last; null when there was none that had data.</summary>
    public MarketDataType? LastTypeOf(Contract contract)
    {
        var key = LineContract.KeyOf(contract);
        lock (_gate)
            return _lines.Where(open => open.Key.Contract == key).Select(open => open.Value.Received).FirstOrDefault(type => type is not null)
                ?? (_types.TryGetValue(key, out var type) ? type : null);
    }

    public void Leave(Contract contract, string genericTicks, QuoteReader reader)
    {
        var key = KeyOf(contract, genericTicks);
        lock (_gate)
        {
            Remember(key.Contract, reader.Line.Received);
            if (!reader.Line.Leave(reader))
                return;
            if (_lines.GetValueOrDefault(key) == reader.Line)
                _lines.Remove(key);
        }
        // The connection first: the place in the budget is free only after the cancel has its place in the queue.
        foreach (var registration in Enumerable.Reverse(reader.Line.Registrations))
            registration.Dispose();
    }

    private void Remember(Contract contract, MarketDataType? type)
    {
        if (type is not { } received)
            return;
        if (_types.Count >= MostTypes)
            _types.Clear();
        _types[contract] = received;
    }

    private static (Contract Contract, string GenericTicks) KeyOf(Contract contract, string genericTicks) =>
        (LineContract.KeyOf(contract), MarketData.GenericTicks.Normalize(genericTicks));
}
