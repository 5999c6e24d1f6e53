using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Accounts;

namespace Gateway.Tws.Api.Accounts;

/// <summary>Profit and loss of one position as it changes (reqPnLSingle). The newest stands for all.</summary>
internal sealed class PnLSingleStream(string account, string modelCode, int conId, TimeProvider clock) : SharedStream<PositionPnL>(backlog: 1, clock)
{
    private PositionPnL? _present;

    public override ITwsRequest Start(int requestId) => new ReqPnLSingleRequest(requestId, account, modelCode, conId);

    public override ITwsRequest Stop(int requestId) => new CancelPnLSingleRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is not PnLSingleMessage pnl)
            return;
        Publish(() => (true, _present = new PositionPnL(pnl.Position, pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL, pnl.Value)));
    }

    protected override bool TryGetPresent([MaybeNullWhen(false)] out PositionPnL present) => (present = _present) is not null;

    protected override void Forget() => _present = null;
}
