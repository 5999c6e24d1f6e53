using System.Collections.Frozen;

namespace TwsSimulator.Trading.Algos;

/// <summary>IB's algorithms that the simulator works, with the parameters that each takes.</summary>
internal static class AlgoStrategies
{
    public const string Adaptive = "Adaptive";
    public const string Twap = "Twap";
    public const string Vwap = "Vwap";
    public const string ArrivalPrice = "ArrivalPx";
    public const string DarkIce = "DarkIce";
    public const string PercentOfVolume = "PctVol";
    public const string ClosePrice = "ClosePx";
    public const string MinimumImpact = "MinImpact";

    private static readonly FrozenSet<string> Risk = FrozenSet.Create("Get Done", "Aggressive", "Neutral", "Passive");

    private static readonly FrozenSet<string> TwapKinds = FrozenSet.Create(
        "Marketable", "Matching", "Matching Midpoint", "Matching Same Side", "Matching Last", "Midpoint", "Same Side", "Last");

    private static readonly AlgoParam Start = new("startTime", IsTime);
    private static readonly AlgoParam End = new("endTime", IsTime);
    private static readonly AlgoParam PastEnd = new("allowPastEndTime", IsFlag);
    private static readonly AlgoParam NoTake = new("noTakeLiq", IsFlag);
    private static readonly AlgoParam Value = new("monetaryValue", IsNumber);
    private static readonly AlgoParam MaxShare = new("maxPctVol", IsShare);
    private static readonly AlgoParam Haste = new("riskAversion", Risk.Contains);

    private static readonly FrozenDictionary<string, AlgoParam[]> All = new Dictionary<string, AlgoParam[]>
    {
        [Adaptive] = [new("adaptivePriority", FrozenSet.Create("Urgent", "Normal", "Patient").Contains) { Required = true }],
        [Twap] = [new("strategyType", TwapKinds.Contains), Start, End, PastEnd, Value],
        [Vwap] = [MaxShare, Start, End, PastEnd, NoTake, new("speedUp", IsFlag), Value],
        [ArrivalPrice] = [MaxShare, Haste, Start, End, new("forceCompletion", IsFlag), PastEnd, Value],
        [DarkIce] = [new("displaySize", IsCount) { Required = true }, Start, End, PastEnd, Value],
        [PercentOfVolume] = [new("pctVol", IsShare) { Required = true }, Start, End, NoTake, Value],
        [ClosePrice] = [MaxShare, Haste, Start, new("forceCompletion", IsFlag), Value],
        [MinimumImpact] = [MaxShare, Value],
    }.ToFrozenDictionary();

    /// <summary>The parameters of an algorithm; null when there is none of that name.</summary>
    public static IReadOnlyList<AlgoParam>? ParamsOf(string strategy) => All.GetValueOrDefault(strategy);

    /// <summary>TWS takes <c>HH:mm:ss zone</c> beside whole dates.</summary>
    private static bool IsTime(string text) => text.Length == 0 || AlgoTimes.Parse(text, DateTimeOffset.UnixEpoch) is not null;

    private static bool IsFlag(string text) => text is "0" or "1" or "true" or "false";

    private static bool IsNumber(string text) => AlgoPlan.Number(text) is not null;

    private static bool IsShare(string text) => AlgoPlan.Number(text) is > 0m and <= 1m;

    private static bool IsCount(string text) => AlgoPlan.Number(text) is >= 1m;
}
