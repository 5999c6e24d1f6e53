using Gateway.Tws.Wire;

namespace TwsSimulator.Handlers.Scanner;

/// <summary>A reqScannerSubscription request as received; bounds by their filter codes.</summary>
internal sealed record ScanRequest(
    int ReqId, int Rows, string Instrument, string Location, string Code, string StockTypes, IReadOnlyList<(string Code, string Value)> Filters)
{
    /// <summary>The most rows of a scan at TWS.</summary>
    private const int MostRows = 50;

    public static ScanRequest Read(ref FieldReader fields)
    {
        var reqId = fields.ReadInt();
        var rows = fields.ReadInt();
        var (instrument, location, code) = (fields.ReadString(), fields.ReadString(), fields.ReadString());
        List<(string, string)> filters = [];
        foreach (var bound in (string[])["priceAbove", "priceBelow", "volumeAbove", "usdMarketCapAbove", "usdMarketCapBelow"])
            AddBound(filters, bound, fields.ReadDecimalOrNull());
        fields.Skip(9); // ratings, maturities and coupons of bonds, convertibles
        AddBound(filters, "avgOptVolumeAbove", fields.ReadDecimalOrNull());
        fields.Skip(); // setting pairs
        var types = fields.ReadString();
        foreach (var pair in fields.ReadString().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (parts[0] == "stkTypes")
                types = parts[^1];
            else
                filters.Add((parts[0], parts[^1]));
        }
        return new ScanRequest(reqId, rows is < 1 or > MostRows ? MostRows : rows, instrument, location, code, types, filters);
    }

    private static void AddBound(List<(string, string)> filters, string code, decimal? bound)
    {
        if (bound is { } value)
            filters.Add((code, value.ToString(CultureInfo.InvariantCulture)));
    }
}
