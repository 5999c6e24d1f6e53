using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Accounts;

namespace Gateway.Tws.Api.Accounts;

/// <summary>Profit and loss of an account as it changes (reqPnL); a slow reader gets the latest value only.</summary>
internal sealed class PnLStream(string account, string modelCode, TimeProvider clock) : ConflatedStream<AccountPnL>(clock)
{
    private AccountPnL? _present;

    public override ITwsRequest Start(int requestId) => new ReqPnLRequest(requestId, account, modelCode);

    public override ITwsRequest Stop(int requestId) => new CancelPnLRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is not PnLMessage pnl)
            return;
        lock (Gate)
        {
            _present = new AccountPnL(pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL);
            Update();
        }
    }

    protected override bool HasPresent => _present is not null;

    protected override AccountPnL Present() => _present!;

    protected override void Forget() => _present = null;
}

/// <summary>Profit and loss of one position as it changes (reqPnLSingle); a slow reader gets the latest value only.</summary>
internal sealed class PnLSingleStream(string account, string modelCode, int conId, TimeProvider clock) : ConflatedStream<PositionPnL>(clock)
{
    private PositionPnL? _present;

    public override ITwsRequest Start(int requestId) => new ReqPnLSingleRequest(requestId, account, modelCode, conId);

    public override ITwsRequest Stop(int requestId) => new CancelPnLSingleRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is not PnLSingleMessage pnl)
            return;
        lock (Gate)
        {
            _present = new PositionPnL(pnl.Position, pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL, pnl.Value);
            Update();
        }
    }

    protected override bool HasPresent => _present is not null;

    protected override PositionPnL Present() => _present!;

    protected override void Forget() => _present = null;
}

/// <summary>Profit and loss of an account, in its base currency. Null is "not computed".</summary>
public sealed record AccountPnL(decimal? Daily, decimal? Unrealized, decimal? Realized);

/// <summary>Profit and loss of one position, in the account's base currency. Null is "not computed".</summary>
/// <param name="Quantity">The position's size.</param>
/// <param name="Value">The position's market value.</param>
public sealed record PositionPnL(decimal? Quantity, decimal? Daily, decimal? Unrealized, decimal? Realized, decimal? Value);
