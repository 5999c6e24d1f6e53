using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Which ticks answer which generic tick id. Source: docs/protocol.md, "Codes".</summary>
internal static class GenericTicks
{
    /// <summary>The pseudo id that switches the default ticks off.</summary>
    public const string NoDefaults = "mdoff";

    private static readonly TickType[] OfCalls = [TickType.OptionCallVolume, TickType.OptionCallOpenInterest];
    private static readonly TickType[] OfPuts = [TickType.OptionPutVolume, TickType.OptionPutOpenInterest];

    /// <summary>Any of these ticks shows that TWS serves the generic tick id.</summary>
    private static readonly Dictionary<string, TickType[]> Answers = new(StringComparer.Ordinal)
    {
        ["100"] = [TickType.OptionCallVolume, TickType.OptionPutVolume],
        ["101"] = [TickType.OptionCallOpenInterest, TickType.OptionPutOpenInterest, TickType.FuturesOpenInterest],
        ["104"] = [TickType.OptionHistoricalVol],
        ["105"] = [TickType.AvgOptVolume],
        ["106"] = [TickType.OptionImpliedVol],
        ["162"] = [TickType.IndexFuturePremium],
        ["165"] = [TickType.High52Week, TickType.Low52Week, TickType.High13Week, TickType.AvgVolume],
        ["221"] = [TickType.MarkPrice],
        ["225"] = [TickType.AuctionVolume, TickType.AuctionPrice, TickType.AuctionImbalance, TickType.RegulatoryImbalance],
        ["232"] = [TickType.MarkPrice],
        ["233"] = [TickType.RtVolume],
        ["236"] = [TickType.ShortableShares],
        ["293"] = [TickType.TradeCount],
        ["294"] = [TickType.TradeRate],
        ["295"] = [TickType.VolumeRate],
        ["318"] = [TickType.LastRthTrade],
        ["375"] = [TickType.RtTrdVolume],
        ["411"] = [TickType.RtHistoricalVol],
        ["456"] = [TickType.IbDividends],
        ["460"] = [TickType.BondFactorMultiplier],
        ["576"] = [TickType.EtfNavBid, TickType.EtfNavAsk],
        ["577"] = [TickType.EtfNavLast],
        ["578"] = [TickType.EtfNavClose, TickType.EtfNavPriorClose],
        ["588"] = [TickType.FuturesOpenInterest],
        ["595"] = [TickType.ShortTermVolume3Min, TickType.ShortTermVolume5Min, TickType.ShortTermVolume10Min],
        ["614"] = [TickType.EtfNavHigh, TickType.EtfNavLow],
    };

    /// <summary>The ids sorted and without duplicates, so that equal requests share a line.</summary>
    public static string Normalize(string csv) => string.Join(',', Split(csv).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Whether a line with the first ids gives all that one with the second gives. Both as <see cref="Normalize"/> writes them.</summary>
    public static bool Include(string csv, string wanted) =>
        !csv.Contains(NoDefaults, StringComparison.Ordinal) && Split(wanted).All(Split(csv).Contains);

    /// <summary>For each id that is known to be answered: the ticks of which one must come.</summary>
    /// <param name="csv">The ids.</param>
    /// <param name="right">The right of an option, <c>C</c> or <c>P</c>. TWS sends the ticks of both; only those of its own matter.</param>
    public static IReadOnlyList<TickType[]> Expected(string csv, string right)
    {
        var others = right switch { "C" => OfPuts, "P" => OfCalls, _ => [] };
        return [.. Split(csv).Select(id => Answers.GetValueOrDefault(id)).OfType<TickType[]>().Select(ticks => ticks.Except(others).ToArray())];
    }

    private static string[] Split(string csv) => csv.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
