using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Scanner;

/// <summary>What TWS says of scans by way of errors.</summary>
internal static class ScanErrors
{
    /// <summary>No error at all: 162 or 165 with this text is the ranking of a scan that nothing fits.</summary>
    public static bool MeansEmpty(TwsError error) =>
        error.Code is 162 or 165 && error.Text.Contains("no items retrieved", StringComparison.OrdinalIgnoreCase);
}
