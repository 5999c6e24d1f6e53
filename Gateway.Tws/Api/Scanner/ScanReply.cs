using Gateway.Tws.Messages.Scanner;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Scanner;

/// <summary>The first ranking of a scan.</summary>
internal sealed class ScanReply : Reply<IReadOnlyList<ScanRow>>
{
    public override void Receive<T>(in T message)
    {
        if (message is ScannerDataMessage ranking)
            Complete(ranking.Rows);
    }

    public override void ReceiveError(TwsError error)
    {
        if (ScanErrors.MeansEmpty(error))
            Complete([]);
        else
            base.ReceiveError(error);
    }
}
