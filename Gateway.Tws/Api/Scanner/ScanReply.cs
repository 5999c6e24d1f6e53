using Gateway.Tws.Messages.Scanner;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Scanner;

/// <summary>The first ranking of a scan.</summary>
internal sealed class ScanReply : PendingReceiver<IReadOnlyList<ScanRow>>
{
    public override void Receive<T>(in T message)
    {
        if (message is ScannerDataMessage ranking)
            Succeed(ranking.Rows);
    }

    public override void ReceiveError(TwsError error)
    {
        if (ScanErrors.MeansEmpty(error))
            Succeed([]);
        else
            base.ReceiveError(error);
    }
}

/// <summary>The error messages that TWS sends for scans.</summary>
internal static class ScanErrors
{
    /// <summary>True for 162 or 165 with this text: the scan is fine and has no matching instruments.</summary>
    public static bool MeansEmpty(TwsError error) =>
        error.Code is 162 or 165 && error.Text.Contains("no items retrieved", StringComparison.OrdinalIgnoreCase);
}
