using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Scanner;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Scanner;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Scanner;

/// <summary>A scan whose ranking TWS updates regularly.</summary>
internal sealed class ScanStream(ScannerSubscription subscription, TimeProvider clock) : ConflatedStream<IReadOnlyList<ScanRow>>(clock)
{
    private IReadOnlyList<ScanRow>? _latest;

    public override ITwsRequest Start(int requestId) => new ReqScannerSubscriptionRequest(requestId, subscription);

    public override ITwsRequest Stop(int requestId) => new CancelScannerSubscriptionRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is ScannerDataMessage ranking)
            Tell(ranking.Rows);
    }

    public override void ReceiveError(TwsError error)
    {
        if (ScanErrors.MeansEmpty(error))
            Tell([]);
        else
            base.ReceiveError(error);
    }

    protected override bool HasPresent => _latest is not null;

    protected override IReadOnlyList<ScanRow> Present() => _latest!;

    protected override void Forget() => _latest = null;

    private void Tell(IReadOnlyList<ScanRow> rows)
    {
        lock (Gate)
        {
            _latest = rows;
            Update();
        }
    }
}
