using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData.Depth;

/// <summary>One order book (market depth), shared by all its readers; a slow reader gets the latest book only.</summary>
internal sealed class DepthStream(Contract contract, int rows, bool smartDepth, ITwsConnection connection, TimeProvider clock)
    : ConflatedStream<DepthBook>(clock)
{
    private readonly BookSide _bids = new(rows);
    private readonly BookSide _asks = new(rows);
    private readonly List<TwsError> _warnings = [];
    private Contract _source = contract;
    private DateTimeOffset? _asOf;

    public override ITwsRequest Start(int requestId) => new ReqMktDepthRequest(requestId, _source, rows, smartDepth);

    public override ITwsRequest Stop(int requestId) => new CancelMktDepthRequest(requestId, smartDepth);

    public override void Receive<TMessage>(in TMessage message)
    {
        switch (message)
        {
            case MarketDepthMessage row:
                Change(row.IsBid, row.Position, row.Operation, new DepthLevel(row.Price, row.Size, null));
                break;
            case MarketDepthL2Message row:
                Change(
                    row.IsBid, row.Position, row.Operation, new DepthLevel(row.Price, row.Size, row.MarketMaker.Length > 0 ? row.MarketMaker : null));
                break;
            case RerouteMktDepthReqMessage other:
                Reroute(other);
                break;
        }
    }

    public override void ReceiveError(TwsError error)
    {
        if (error.Code == TwsErrorCodes.DepthReset)
            Empty();
        else if (TwsCodes.IsNotice(error.Code))
            Warn(error);
        else
            base.ReceiveError(error);
    }

    protected override bool HasPresent => _asOf is not null;

    protected override DepthBook Present() => new(_bids.Copy(), _asks.Copy(), _asOf ?? Clock.GetUtcNow(), _warnings.ToArray());

    protected override void Forget()
    {
        _bids.Clear();
        _asks.Clear();
        _warnings.Clear();
        _asOf = null;
    }

    private void Change(bool isBid, int position, DepthOperation operation, DepthLevel level)
    {
        lock (Gate)
        {
            (isBid ? _bids : _asks).Apply(position, operation, level);
            _asOf = Clock.GetUtcNow();
            Update();
        }
    }

    private void Empty()
    {
        lock (Gate)
        {
            _bids.Clear();
            _asks.Clear();
            _asOf = Clock.GetUtcNow();
            Update();
        }
    }

    private void Warn(TwsError error)
    {
        lock (Gate)
        {
            if (!_warnings.Exists(known => known.Code == error.Code))
                _warnings.Add(error);
            if (_asOf is not null)
                Update();
        }
    }

    /// <summary>The book of a contract for difference is that of its underlying.</summary>
    private void Reroute(RerouteMktDepthReqMessage other)
    {
        var source = new Contract { ConId = other.ConId, Exchange = other.Exchange };
        if (source == _source)
            return;
        _source = source;
        connection.Restart(this, gap: null);
    }
}
