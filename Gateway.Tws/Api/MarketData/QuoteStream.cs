using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>
/// One market data line of TWS, shared by all its readers. A tick only changes the state; the quote is built when a reader asks for it.
/// </summary>
/// <remarks>
/// Where TWS refuses live data the line asks again for delayed data: the market data type is set for its request alone, then set back.
/// </remarks>
/// <param name="type">What the session's requests get.</param>
/// <param name="giveUpUnread">Closes a line that nobody reads; false when there is none.</param>
internal sealed class QuoteStream(
    Contract contract, string genericTicks, Func<MarketDataType> type, TimeSpan refusalGrace, Func<bool> giveUpUnread, ITwsConnection connection,
    TimeProvider clock)
    : ConflatedStream<Quote>(clock)
{
    private const int MostWarnings = 8;
    private const int TooManyLines = 101;

    /// <summary>So long delayed data lingers: what is opened after that asks for live data again, which may be had meanwhile.</summary>
    private static readonly TimeSpan DelayedFor = TimeSpan.FromMinutes(1);

    private readonly QuoteState _state = new(clock);
    private readonly List<TwsError> _warnings = [];
    private Contract _source = contract;
    private MarketDataType? _received;
    private bool _delayed;
    private TwsError? _refusal;
    private ITimer? _refusalTimer;
    private TwsDisconnectedException? _lost;
    private long _lostBy;
    private long _begun;
    private long? _pricesAt;
    private long? _completeAt;

    public override DateTimeOffset? LastUpdate
    {
        get
        {
            lock (Gate)
                return _state.AsOf;
        }
    }

    /// <summary>The type of the data received since the last gap, or else before it; null when there was none.</summary>
    public MarketDataType? Received
    {
        get
        {
            lock (Gate)
                return _state.Type ?? _received;
        }
    }

    /// <summary>True while it has data, which a reader that comes back gets without a message to TWS.</summary>
    public override bool Lingers
    {
        get
        {
            lock (Gate)
                return _state.HasTicks && (_state.Type is not >= MarketDataType.Delayed || Clock.GetElapsedTime(_begun) < DelayedFor);
        }
    }

    protected override bool HasPresent => _state.HasTicks;

    public override ITwsRequest Start(int requestId) =>
        new ReqMktDataRequest(requestId, _source, genericTicks, Snapshot: false, RegulatorySnapshot: false);

    public override IReadOnlyList<ITwsRequest> Begin(int requestId)
    {
        lock (Gate)
        {
            _begun = Clock.GetTimestamp();
            return _delayed
                ? [new ReqMarketDataTypeRequest(MarketDataType.Delayed), Start(requestId), new RestoreMarketDataTypeRequest(type)]
                : [Start(requestId)];
        }
    }

    public override ITwsRequest Stop(int requestId) => new CancelMktDataRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is RerouteMktDataReqMessage other)
        {
            Reroute(other);
            return;
        }
        lock (Gate)
        {
            if (!_state.Accept(message))
                return;
            if (_refusal is { } refusal && _state.HasTicks)
            {
                // TWS sends data after all: the refusal was about live data only.
                EndRefusal();
                Warn(refusal);
            }
            Change();
        }
    }

    public override void ReceiveError(TwsError error)
    {
        // TWS has fewer lines than the budget says: its own windows use some.
        if (TurnToDelayed(error) || (error.Code == TooManyLines && giveUpUnread()))
        {
            connection.Restart(this, gap: null);
            return;
        }
        lock (Gate)
        {
            if (QuoteErrors.IsAdvice(error.Code))
                Warn(error);
            else if (QuoteErrors.MayTurnToDelayed(error.Code))
                AwaitDelayedData(error);
            else if (!QuoteErrors.IsLate(error.Code))
                Fail(error);
        }
    }

    /// <summary>The values are out of date; streams get a gap after the reconnect.</summary>
    public override void Disconnected(TwsDisconnectedException reason)
    {
        lock (Gate)
        {
            Forget();
            Void();
            _lost = new TwsDisconnectedException(reason.Message, reason);
            _lostBy = Joined;
            Wake();
        }
    }

    /// <summary>
    /// Which parts of the quote have arrived, for a caller who waits for a single quote; the reader's signal is set on the next change.
    /// </summary>
    public QuoteGlance Look(SharedReader<Quote> reader, QuoteNeeds needs)
    {
        lock (Gate)
        {
            AwaitChange(reader);
            // A stream goes on after the end of a session, a single quote fails.
            var lost = reader.Number <= _lostBy ? _lost : null;
            var hasPrices = needs.HasPrices(_state);
            var isComplete = hasPrices && needs.HasGenericTicks(_state);
            return new QuoteGlance(
                _state.HasTicks, Since(ref _pricesAt, hasPrices), Since(ref _completeAt, isComplete), needs.HasRest(_state), Error ?? lost);
        }
    }

    public (Quote Quote, IReadOnlyList<TwsError> Warnings) Copy()
    {
        lock (Gate)
            return (_state.ToQuote(), _warnings.ToArray());
    }

    protected override Quote Present() => _state.ToQuote();

    protected override void Forget()
    {
        _received = _state.Type ?? _received;
        _state.Clear();
        (_pricesAt, _completeAt) = (null, null);
        EndRefusal();
    }

    /// <summary>Live data may be had again.</summary>
    protected override void Resume() => _delayed = false;

    protected override void Left() => EndRefusal();

    /// <summary>How long it has been so, as far as somebody has looked; null when it is not so.</summary>
    private TimeSpan? Since(ref long? at, bool isSo)
    {
        if (!isSo)
            return null;
        at ??= Clock.GetTimestamp();
        return Clock.GetElapsedTime(at.Value);
    }

    /// <summary>True when the line must be requested again, with delayed data.</summary>
    private bool TurnToDelayed(TwsError error)
    {
        lock (Gate)
        {
            if (_delayed || type() >= MarketDataType.Delayed || !QuoteErrors.CallsForDelayed(error.Code))
                return false;
            _delayed = true;
            Forget();
            Void();
            Warn(error);
            return true;
        }
    }

    /// <summary>The data of a contract for difference is that of its underlying.</summary>
    private void Reroute(RerouteMktDataReqMessage other)
    {
        var source = new Contract { ConId = other.ConId, Exchange = other.Exchange };
        lock (Gate)
        {
            if (source == _source)
                return;
            _source = source;
        }
        connection.Restart(this, gap: null);
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
        _refusalTimer = Clock.CreateTimer(static line => ((QuoteStream)line!).FailRefused(), this, refusalGrace, Timeout.InfiniteTimeSpan);
    }

    private void FailRefused()
    {
        lock (Gate)
            if (_refusal is { } refusal)
                Fail(refusal);
    }

    private void EndRefusal()
    {
        _refusal = null;
        _refusalTimer?.Dispose();
        _refusalTimer = null;
    }

    private void Fail(TwsError error)
    {
        EndRefusal();
        End(new TwsRequestException(error));
    }
}
