using Gateway.Tws.Model;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.MarketData;

/// <summary>The open lines: one for each contract and set of generic ticks, opened by its first reader, closed by its last.</summary>
internal sealed class QuoteLines(ITwsConnection connection, TwsApiOptions options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Contract Contract, string GenericTicks), QuoteLine> _lines = [];

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
            line = new QuoteLine(contract, key.GenericTicks, options.RefusalGrace, clock);
            var reader = line.Join();
            line.Registration = connection.Open(line);
            _lines[key] = line;
            return reader;
        }
    }

    public void Leave(Contract contract, string genericTicks, QuoteReader reader)
    {
        var key = KeyOf(contract, genericTicks);
        lock (_gate)
        {
            if (!reader.Line.Leave(reader))
                return;
            if (_lines.GetValueOrDefault(key) == reader.Line)
                _lines.Remove(key);
        }
        reader.Line.Registration?.Dispose();
    }

    /// <summary>A contract id and an exchange name the instrument; what else the caller wrote does not make another line of it.</summary>
    private static (Contract Contract, string GenericTicks) KeyOf(Contract contract, string genericTicks) => (
        contract.ConId > 0 ? new Contract { ConId = contract.ConId, Exchange = contract.Exchange } : contract,
        MarketData.GenericTicks.Normalize(genericTicks));
}
