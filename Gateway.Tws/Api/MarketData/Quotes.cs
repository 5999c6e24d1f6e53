using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>
/// Quotes, once or as a stream: one market data line for each contract and set of generic ticks, opened by its first reader, closed some seconds
/// after its last, or as soon as another subscription needs the line.
/// </summary>
internal sealed class Quotes
{
    private const int MostTypes = 2000;
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly ITwsConnection _connection;
    private readonly TwsApiOptions _options;
    private readonly LineBudget _budget;
    private readonly TimeProvider _clock;
    private readonly SharedStreams<(Contract Contract, string GenericTicks), Quote> _lines;
    private readonly Lock _gate = new();
    private readonly Dictionary<Contract, MarketDataType> _types = [];
    private MarketDataType _type = MarketDataType.Live;

    public Quotes(ITwsConnection connection, TwsApiOptions options, LineBudget budget, TimeProvider clock)
    {
        _connection = connection;
        _options = options;
        _budget = budget;
        _clock = clock;
        _lines = new SharedStreams<(Contract Contract, string GenericTicks), Quote>(connection, options.QuoteLinger, clock);
        budget.OnShortage(_lines.CloseUnread);
    }

    /// <summary>The market data type of every request that does not ask for delayed data itself.</summary>
    public MarketDataType Type
    {
        get => _type;
        set
        {
            _type = value;
            // Their data is of the type before: whoever asks next wants the new one.
            while (_lines.CloseUnread())
            {
            }
        }
    }

    /// <summary>The lines that are open.</summary>
    public int Count => _lines.Open.Count;

    /// <summary>From an open line, or else from the last closed one; null when no line of the contract had data.</summary>
    public MarketDataType? LastTypeOf(Contract contract)
    {
        var key = LineContract.KeyOf(contract);
        var open = _lines.Open.Where(line => line.Key.Contract == key).Select(line => ((QuoteStream)line.Stream).Received);
        if (open.FirstOrDefault(type => type is not null) is { } present)
            return present;
        lock (_gate)
            return _types.TryGetValue(key, out var type) ? type : null;
    }

    public IAsyncEnumerable<StreamItem<Quote>> ReadAsync(Contract contract, string genericTicks, CancellationToken cancellationToken)
    {
        var key = KeyOf(contract, genericTicks);
        return _lines.ReadAsync(key, () => Open(key, contract), cancellationToken);
    }

    /// <summary>Joins a line that has what is asked for, or opens one, waits until the quote is complete, and leaves.</summary>
    /// <param name="greeks">Whether to wait for those of an option.</param>
    public async Task<QuoteSnapshot> OnceAsync(
        Contract contract, string genericTicks, bool greeks, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        // Throws when there is no session, with the reason; otherwise the caller would only see a timeout.
        _ = _connection.Session;
        var (key, reader) = Join(contract, genericTicks);
        try
        {
            return await CompleteAsync(
                reader, new QuoteNeeds(contract, genericTicks, greeks), timeout ?? DefaultTimeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lines.Leave(key, reader);
        }
    }

    /// <summary>One consolidated US quote, which IB charges for.</summary>
    public Task<QuoteSnapshot> RegulatorySnapshotAsync(Contract contract, CancellationToken cancellationToken) =>
        new SnapshotReply(_clock).AskAsync(
            _connection.Session,
            id => new ReqMktDataRequest(id, contract, GenericTicks: "", Snapshot: true, RegulatorySnapshot: true),
            id => new CancelMktDataRequest(id), alwaysCancel: false,
            "a regulatory snapshot", _options.RegulatorySnapshotDeadline, _clock, cancellationToken);

    private ((Contract, string) Key, SharedReader<Quote> Reader) Join(Contract contract, string genericTicks)
    {
        var key = KeyOf(contract, genericTicks);
        if (_lines.TryJoin(key) is { } same)
            return (key, same);
        foreach (var (other, _) in _lines.Open)
            if (other.Contract == key.Contract && GenericTicks.Include(other.GenericTicks, key.GenericTicks) && _lines.TryJoin(other) is { } wider)
                return (other, wider);
        return (key, _lines.Join(key, () => Open(key, contract)));
    }

    private QuoteStream Open((Contract Contract, string GenericTicks) key, Contract contract)
    {
        var line = new QuoteStream(contract, key.GenericTicks, () => Type, _options.RefusalGrace, _lines.CloseUnread, _connection, _clock);
        line.Registrations.Add(_budget.Take(StreamKind.Quotes, contract, () => line.Readers));
        line.Registrations.Add(new Registration(() => Remember(key.Contract, line.Received)));
        return line;
    }

    private void Remember(Contract contract, MarketDataType? type)
    {
        if (type is not { } received)
            return;
        lock (_gate)
        {
            if (_types.Count >= MostTypes)
                _types.Clear();
            _types[contract] = received;
        }
    }

    /// <summary>
    /// Waits for prices until the timeout. After that it waits for generic ticks until none arrives for QuoteSettle, and for the other fields no
    /// longer than QuoteRest.
    /// </summary>
    private async Task<QuoteSnapshot> CompleteAsync(
        SharedReader<Quote> reader, QuoteNeeds needs, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var line = (QuoteStream)reader.Stream;
        var deadline = new Deadline(_clock, timeout);
        while (true)
        {
            var view = line.Look(reader, needs);
            if (view.Error is { } error)
                throw error;
            var wait = deadline.Remaining;
            // Measured for the line, not for this reader: what has not come to an open line does not come to whoever asks again.
            if (view.PricesFor is { } settled)
                wait = Min(wait, _options.QuoteSettle - settled);
            if (view.CompleteFor is { } rested)
                wait = view.HasRest ? TimeSpan.Zero : Min(wait, _options.QuoteRest - rested);
            if (wait > TimeSpan.Zero && await reader.Signal.WaitAsync(wait, _clock, cancellationToken).ConfigureAwait(false))
                continue;
            return Finish(line, reader, needs, timeout);
        }
    }

    private QuoteSnapshot Finish(QuoteStream line, SharedReader<Quote> reader, QuoteNeeds needs, TimeSpan timeout)
    {
        var view = line.Look(reader, needs);
        if (view.Error is { } error)
            throw error;
        var (quote, warnings) = line.Copy();
        if (view.HasTicks)
            return new QuoteSnapshot(quote, view.CompleteFor is not null, warnings);
        // Nothing arrived: a missing session is the better explanation.
        _ = _connection.Session;
        throw warnings.Count > 0 ? new TwsRequestException(warnings[^1]) : new TwsTimeoutException("a quote", timeout);
    }

    private static (Contract Contract, string GenericTicks) KeyOf(Contract contract, string genericTicks) =>
        (LineContract.KeyOf(contract), GenericTicks.Normalize(genericTicks));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
