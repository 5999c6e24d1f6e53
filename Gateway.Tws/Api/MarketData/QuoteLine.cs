using Gateway.Tws.Messages;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>One market data line of TWS with all its readers. Fed on the read loop, read from any thread.</summary>
/// <remarks>Where TWS refuses live data the line asks again for delayed data: the market data type is set for its request alone, then set back.</remarks>
/// <param name="type">What the session's requests get.</param>
internal sealed class QuoteLine(
    Contract contract, string genericTicks, Func<MarketDataType> type, TimeSpan refusalGrace, ITwsConnection connection, TimeProvider clock) : ITwsStream
{
    private const int MostWarnings = 8;

    private readonly Lock _gate = new();
    private readonly QuoteState _state = new(clock);
    private readonly List<TwsError> _warnings = [];
    private QuoteReader[] _readers = [];
    private Contract _source = contract;
    private bool _delayed;
    private TwsError? _refusal;
    private ITimer? _refusalTimer;

    /// <summary>The place in the budget, then the registration at the connection; held by <see cref="QuoteLines"/>.</summary>
    public List<IDisposable> Registrations { get; } = [];

    public DateTimeOffset? LastUpdate
    {
        get
        {
            lock (_gate)
                return _state.AsOf;
        }
    }

    public int Readers => _readers.Length;

    /// <summary>Which data came; null before any.</summary>
    public MarketDataType? Received
    {
        get
        {
            lock (_gate)
                return _state.Type;
        }
    }

    /// <summary>Why TWS ended the line; null while it lives.</summary>
    public TwsException? Error { get; private set; }

    public ITwsRequest Start(int requestId) => new ReqMktDataRequest(requestId, _source, genericTicks, Snapshot: false, RegulatorySnapshot: false);

    public IReadOnlyList<ITwsRequest> Begin(int requestId)
    {
        lock (_gate)
            return _delayed
                ? [new ReqMarketDataTypeRequest(MarketDataType.Delayed), Start(requestId), new RestoreMarketDataTypeRequest(type)]
                : [Start(requestId)];
    }

    public ITwsRequest Stop(int requestId) => new CancelMktDataRequest(requestId);

    public QuoteReader Join()
    {
        lock (_gate)
        {
            var reader = new QuoteReader(this) { Pending = _state.HasTicks ? 1 : 0 };
            _readers = [.. _readers, reader];
            if (reader.Pending > 0)
                reader.Signal.Set();
            return reader;
        }
    }

    /// <summary>True when that was the last reader.</summary>
    public bool Leave(QuoteReader reader)
    {
        lock (_gate)
        {
            _readers = [.. _readers.Where(other => other != reader)];
            if (_readers.Length == 0)
                EndRefusal();
            return _readers.Length == 0;
        }
    }

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        if (message is RerouteMktDataReqMessage other)
        {
            Reroute(other);
            return;
        }
        lock (_gate)
        {
            if (!_state.Accept(message))
                return;
            if (_refusal is { } refusal && _state.HasTicks)
            {
                // Data follows after all: the refusal was about live data only.
                EndRefusal();
                Warn(refusal);
            }
            foreach (var reader in _readers)
            {
                reader.Pending++;
                reader.Signal.Set();
            }
        }
    }

    public void ReceiveError(TwsError error)
    {
        if (TurnToDelayed(error))
        {
            connection.Restart(this, gap: null);
            return;
        }
        lock (_gate)
        {
            if (QuoteErrors.IsAdvice(error.Code))
                Warn(error);
            else if (QuoteErrors.MayTurnToDelayed(error.Code))
                AwaitDelayedData(error);
            else if (!QuoteErrors.IsLate(error.Code))
                End(new TwsRequestException(error));
        }
    }

    /// <summary>What was known is no longer the market; streams hear of it by the gap that follows the reconnect.</summary>
    public void Disconnected(TwsDisconnectedException reason)
    {
        lock (_gate)
        {
            Forget();
            foreach (var reader in _readers)
            {
                reader.Lost = new TwsDisconnectedException(reason.Message, reason);
                reader.Signal.Set();
            }
        }
    }

    public void Gap(string reason, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            Forget();
            // Live data may be had again.
            _delayed = false;
            foreach (var reader in _readers)
            {
                // A reader that slept through several gaps hears of one that spans them.
                reader.Gap = new StreamGap(reason, reader.Gap?.From ?? from, to, Dropped: null);
                reader.Signal.Set();
            }
        }
    }

    /// <summary>What the reader has not seen, in order: a gap, then the latest quote, then the end of the line.</summary>
    public QuoteStep Take(QuoteReader reader)
    {
        lock (_gate)
        {
            var step = new QuoteStep(reader.Gap, reader.Pending > 0 ? _state.ToQuote() : null, reader.Pending - 1, Error);
            reader.Gap = null;
            reader.Pending = 0;
            return step;
        }
    }

    public QuoteView Look(QuoteReader reader, QuoteNeeds needs)
    {
        lock (_gate)
            return new QuoteView(_state.HasTicks, needs.HasPrices(_state), needs.HasGenericTicks(_state), needs.HasRest(_state), Error ?? reader.Lost);
    }

    public (Quote Quote, IReadOnlyList<TwsError> Warnings) Copy()
    {
        lock (_gate)
            return (_state.ToQuote(), _warnings.ToArray());
    }

    /// <summary>True when the line is to be asked for again, now with delayed data.</summary>
    private bool TurnToDelayed(TwsError error)
    {
        lock (_gate)
        {
            if (_delayed || type() >= MarketDataType.Delayed || !QuoteErrors.CallsForDelayed(error.Code))
                return false;
            _delayed = true;
            Forget();
            Warn(error);
            return true;
        }
    }

    /// <summary>The data of a contract for difference is that of its underlying.</summary>
    private void Reroute(RerouteMktDataReqMessage other)
    {
        var source = new Contract { ConId = other.ConId, Exchange = other.Exchange };
        lock (_gate)
        {
            if (source == _source)
                return;
            _source = source;
        }
        connection.Restart(this, gap: null);
    }

    private void Forget()
    {
        _state.Clear();
        EndRefusal();
        foreach (var reader in _readers)
            reader.Pending = 0;
    }

    private void Warn(TwsError error)
    {
        if (_warnings.Count < MostWarnings && !_warnings.Exists(known => known.Code == error.Code))
            _warnings.Add(error);
    }

    private void AwaitDelayedData(TwsError error)
    {
        if (_refusal is not null)
            return;
        _refusal = error;
        _refusalTimer = clock.CreateTimer(static line => ((QuoteLine)line!).FailRefused(), this, refusalGrace, Timeout.InfiniteTimeSpan);
    }

    private void FailRefused()
    {
        lock (_gate)
            if (_refusal is { } refusal)
                End(new TwsRequestException(refusal));
    }

    private void EndRefusal()
    {
        _refusal = null;
        _refusalTimer?.Dispose();
        _refusalTimer = null;
    }

    private void End(TwsException error)
    {
        EndRefusal();
        Error = error;
        foreach (var reader in _readers)
            reader.Signal.Set();
    }
}
