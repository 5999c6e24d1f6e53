namespace TwsSimulator.Handlers.MarketData;

/// <summary>The generic tick list of a market data request.</summary>
internal static class GenericTicks
{
    public const int RtVolume = 233;
    public const int RtTradeVolume = 375;

    private static readonly Dictionary<string, int[]> Legal = new()
    {
        ["STK"] =
        [
            100, 101, 104, 105, 106, 165, 220, 221, 225, 232, 233, 236, 258, 292, 293, 294, 295, 318, 375, 411, 456, 460, 576, 577, 578, 586, 587,
            595, 614, 619, 623,
        ],
        ["OPT"] = [100, 101, 106, 165, 221, 225, 232, 233, 293, 294, 295, 318, 375, 587, 588],
        ["FOP"] = [100, 101, 106, 165, 221, 225, 232, 233, 293, 294, 295, 318, 375, 587, 588],
        ["FUT"] = [101, 104, 106, 162, 165, 221, 225, 232, 233, 293, 294, 295, 318, 375, 587, 588],
        ["IND"] = [100, 101, 104, 105, 106, 162, 165, 221, 232, 233, 294, 411, 587],
        ["CASH"] = [165, 221, 225, 232, 233, 293, 294, 295, 318, 587],
        ["CRYPTO"] = [165, 221, 225, 232, 233, 293, 294, 295, 318, 375, 587],
        ["BAG"] = [165, 221, 225, 232, 233, 293, 294, 295, 318, 375],
        ["BOND"] = [165, 221, 225, 232, 233, 460, 587],
    };

    /// <summary>Reads the list; the fault is the text of error 321. Provider suffixes such as <c>292:BRFG</c> and <c>mdoff</c> are taken.</summary>
    public static (HashSet<int> Ticks, bool DefaultsOff, string? Fault) Parse(string csv, string secType)
    {
        HashSet<int> ticks = [];
        var off = false;
        foreach (var part in csv.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part == "mdoff")
                off = true;
            else if (int.TryParse(part.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var tick)
                && LegalOf(secType).Contains(tick))
                ticks.Add(tick);
            else
                return (ticks, off, Fault(part, secType));
        }
        return (ticks, off, null);
    }

    /// <summary>A continuous future has those of a future; types that are not listed have what all have.</summary>
    private static int[] LegalOf(string secType) => Legal.GetValueOrDefault(secType == "CONTFUT" ? "FUT" : secType) ?? Legal["CASH"];

    private static string Fault(string part, string secType) =>
        $"Error validating request.-'bG' : cause - Incorrect generic tick list of {part}.  Legal ones for ({secType}) are: "
        + $"{string.Join(',', LegalOf(secType))},mdoff";
}
