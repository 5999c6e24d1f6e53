namespace Gateway.Tools.Scanner;

/// <summary>What plain words mean in IB's scan codes: "dropped", "fell" and "losers" are TOP_PERC_LOSE.</summary>
internal static class ScanMeanings
{
    /// <summary>One point of a name that fits weighs less than a rule, and a rule with more ideas more than one with fewer.</summary>
    private const int OfOneIdea = 100;

    /// <summary>Ideas, each with the beginnings of the words that stand for it; a word that ends with a point is whole.</summary>
    private static readonly Dictionary<string, string[]> Ideas = new()
    {
        ["up"] = Split(
            "gain ris rose. up. jump surg soar rall winner climb advanc increas best. green. higher. skyrocket moon pop. popped. popping."),
        ["down"] = Split("los. lost. lose loss. losing. losses. drop fall. falls. fallen. falling. faller fell. declin down. crash plung tank "
            + "sank. sink slid "
            + "tumbl worst decreas lower. red. selloff bleed plummet"),
        ["move"] = Split("mover moving. moves. swing"),
        ["gap"] = Split("gap"),
        ["open"] = Split("open opening. morning"),
        ["since"] = Split("since. after. intraday"),
        ["late"] = Split("hours. afterhours aftermarket extended"),
        ["volume"] = Split("volume"),
        ["active"] = Split("activ busy. busiest. traded. trading. liquid popular everyone"),
        ["unusual"] = Split("unusual hot. spik abnormal surg explod relative sudden extraordinar"),
        ["money"] = Split("dollar usd. $ value. turnover money"),
        ["rate"] = Split("rate. fast per. minute"),
        ["trades"] = Split("trades. transactions. prints. count. number"),
        ["implied"] = Split("impl iv. vol. volatil vix"),
        ["range"] = Split("range"),
        ["options"] = Split("option opt. calls. puts. derivativ"),
        ["interest"] = Split("interest"),
        ["ratio"] = Split("ratio p/c pcr"),
        ["put"] = Split("put. puts."),
        ["call"] = Split("call. calls."),
        ["low"] = Split("low. lowest. least. smallest. bottom. calm. quiet"),
        ["high"] = Split("high. highs. highest"),
        ["lows"] = Split("low. lows. lowest"),
        ["year"] = Split("52 52w 52week fifty year. yearly annual"),
        ["half"] = Split("26 26w half"),
        ["quarter"] = Split("13 13w quarter"),
        ["dividend"] = Split("dividend divi yield income payout distribut"),
        ["cheap"] = Split("cheap undervalu value. bargain inexpens"),
        ["dear"] = Split("expensiv overvalu"),
        ["earnings"] = Split("earning"),
        ["ratioPe"] = Split("pe. p/e multiple"),
        ["book"] = Split("book"),
        ["growth"] = Split("grow growth"),
        ["halt"] = Split("halt suspend"),
    };

    /// <summary>Ideas that must all be there, and the scans that they mean, the best first.</summary>
    private static readonly (string[] Ideas, string[] Codes)[] Rules =
    [
        Rule("gap up", "HIGH_OPEN_GAP"),
        Rule("gap down", "LOW_OPEN_GAP"),
        Rule("gap open up", "HIGH_OPEN_GAP"),
        Rule("gap open down", "LOW_OPEN_GAP"),
        Rule("gap", "HIGH_OPEN_GAP LOW_OPEN_GAP"),
        Rule("late up", "TOP_AFTER_HOURS_PERC_GAIN"),
        Rule("late down", "TOP_AFTER_HOURS_PERC_LOSE"),
        Rule("since open up", "TOP_OPEN_PERC_GAIN"),
        Rule("since open down", "TOP_OPEN_PERC_LOSE"),
        Rule("open up", "TOP_OPEN_PERC_GAIN HIGH_OPEN_GAP"),
        Rule("open down", "TOP_OPEN_PERC_LOSE LOW_OPEN_GAP"),
        Rule("up", "TOP_PERC_GAIN"),
        Rule("down", "TOP_PERC_LOSE"),
        Rule("move", "HOT_BY_PRICE TOP_PERC_GAIN TOP_PERC_LOSE"),
        Rule("volume unusual", "HOT_BY_VOLUME"),
        Rule("volume unusual up", "HOT_BY_VOLUME"),
        Rule("volume rate", "TOP_VOLUME_RATE"),
        Rule("trades rate", "TOP_TRADE_RATE"),
        Rule("trades", "TOP_TRADE_COUNT"),
        Rule("active money", "MOST_ACTIVE_USD"),
        Rule("volume money", "MOST_ACTIVE_USD"),
        Rule("money", "MOST_ACTIVE_USD"),
        Rule("volume", "MOST_ACTIVE HOT_BY_VOLUME"),
        Rule("active", "MOST_ACTIVE"),
        Rule("unusual", "HOT_BY_VOLUME HOT_BY_PRICE"),
        Rule("options volume", "OPT_VOLUME_MOST_ACTIVE"),
        Rule("options active", "OPT_VOLUME_MOST_ACTIVE"),
        Rule("options volume unusual", "HOT_BY_OPT_VOLUME OPT_VOLUME_MOST_ACTIVE"),
        Rule("options unusual", "HOT_BY_OPT_VOLUME OPT_VOLUME_MOST_ACTIVE"),
        Rule("options interest", "OPT_OPEN_INTEREST_MOST_ACTIVE"),
        Rule("options open interest", "OPT_OPEN_INTEREST_MOST_ACTIVE"),
        Rule("options", "OPT_VOLUME_MOST_ACTIVE"),
        Rule("put ratio", "HIGH_OPT_VOLUME_PUT_CALL_RATIO LOW_OPT_VOLUME_PUT_CALL_RATIO"),
        Rule("put call", "HIGH_OPT_VOLUME_PUT_CALL_RATIO LOW_OPT_VOLUME_PUT_CALL_RATIO"),
        Rule("put call ratio", "HIGH_OPT_VOLUME_PUT_CALL_RATIO LOW_OPT_VOLUME_PUT_CALL_RATIO"),
        Rule("put call ratio low", "LOW_OPT_VOLUME_PUT_CALL_RATIO"),
        Rule("implied low", "LOW_OPT_IMP_VOLAT"),
        Rule("implied options low", "LOW_OPT_IMP_VOLAT"),
        Rule("implied up", "TOP_OPT_IMP_VOLAT_GAIN HIGH_OPT_IMP_VOLAT"),
        Rule("implied down", "TOP_OPT_IMP_VOLAT_LOSE LOW_OPT_IMP_VOLAT"),
        Rule("implied options", "HIGH_OPT_IMP_VOLAT"),
        Rule("implied", "HIGH_OPT_IMP_VOLAT TOP_PRICE_RANGE"),
        Rule("range", "TOP_PRICE_RANGE HOT_BY_PRICE_RANGE"),
        Rule("range unusual", "HOT_BY_PRICE_RANGE"),
        Rule("dividend", "HIGH_DIVIDEND_YIELD_IB"),
        Rule("dividend up", "HIGH_DIVIDEND_YIELD_IB"),
        Rule("year high", "HIGH_VS_52W_HL"),
        Rule("year lows", "LOW_VS_52W_HL"),
        Rule("half high", "HIGH_VS_26W_HL"),
        Rule("half lows", "LOW_VS_26W_HL"),
        Rule("quarter high", "HIGH_VS_13W_HL"),
        Rule("quarter lows", "LOW_VS_13W_HL"),
        Rule("cheap", "LOW_PE_RATIO LOW_PRICE_2_BOOK_RATIO"),
        Rule("dear", "HIGH_PE_RATIO HIGH_PRICE_2_BOOK_RATIO"),
        Rule("ratioPe low", "LOW_PE_RATIO"),
        Rule("ratioPe ratio low", "LOW_PE_RATIO"),
        Rule("ratioPe", "HIGH_PE_RATIO LOW_PE_RATIO"),
        Rule("ratioPe ratio", "HIGH_PE_RATIO LOW_PE_RATIO"),
        Rule("book low", "LOW_PRICE_2_BOOK_RATIO"),
        Rule("book", "HIGH_PRICE_2_BOOK_RATIO LOW_PRICE_2_BOOK_RATIO"),
        Rule("growth", "HIGH_GROWTH_RATE"),
        Rule("earnings", "WSH_NEXT_EARNINGS WSH_PREV_EARNINGS"),
        Rule("halt", "HALTED"),
    ];

    /// <summary>The scans that the words mean, with a score each.</summary>
    /// <param name="words">In lower case.</param>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<string> words)
    {
        var ideas = Ideas.Where(idea => words.Any(word => idea.Value.Any(stem => Fits(word, stem)))).Select(idea => idea.Key).ToHashSet();
        var scores = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (needed, codes) in Rules.Where(rule => rule.Ideas.All(ideas.Contains)))
        {
            for (var i = 0; i < codes.Length; i++)
                scores[codes[i]] = Math.Max(scores.GetValueOrDefault(codes[i]), (needed.Length * OfOneIdea) - (i * 10));
        }
        return scores;
    }

    private static bool Fits(string word, string stem) =>
        stem.EndsWith('.')
            ? word.Length == stem.Length - 1 && stem.StartsWith(word, StringComparison.Ordinal)
            : word.StartsWith(stem, StringComparison.Ordinal);

    private static string[] Split(string stems) => stems.Split(' ');

    private static (string[] Ideas, string[] Codes) Rule(string ideas, string codes) => (ideas.Split(' '), codes.Split(' '));
}
