using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Accounts;

namespace Gateway.Tws.Api.Accounts;

/// <summary>Profit and loss of an account as it changes (reqPnL). The newest stands for all.</summary>
internal sealed class PnLStream(string account, string modelCode, TimeProvider clock) : SharedStream<AccountPnL>(backlog: 1, clock)
{
    private AccountPnL? _present;

    public override ITwsRequest Start(int requestId) => new ReqPnLRequest(requestId, account, modelCode);

    public override ITwsRequest Stop(int requestId) => new CancelPnLRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is not PnLMessage pnl)
            return;
        Publish(() => (true, _present = new AccountPnL(pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL)));
    }

    protected override bool TryGetPresent([MaybeNullWhen(false)] out AccountPnL present) => (present = _present) is not null;

    protected override void Forget() => _present = null;
}
