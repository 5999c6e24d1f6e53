namespace Gateway.Text;

/// <summary>
/// A pattern for texts, in the part of ECMA 262's regular expressions that every engine reads alike: alternatives of characters and <c>[classes]</c>,
/// each with <c>*</c>, <c>+</c>, <c>?</c>, <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>; <c>\d</c>; a backslash before a sign that means something;
/// <c>^</c> and <c>$</c> at the ends of an alternative.
/// </summary>
/// <remarks>No groups, so that it takes no longer than the text is long, and costs nothing to prepare. Matched on UTF-16 code units.</remarks>
internal sealed class TextPattern
{
    private const string Special = @"\[](){}*+?.^$|/-";

    private readonly IReadOnlyList<Alternative> _alternatives;

    private TextPattern(IReadOnlyList<Alternative> alternatives) => _alternatives = alternatives;

    /// <exception cref="FormatException">The pattern uses other syntax; the message says where.</exception>
    public static TextPattern Parse(string pattern)
    {
        var alternatives = new List<Alternative>();
        var at = 0;
        do
        {
            alternatives.Add(AlternativeAt(pattern, ref at));
        }
        while (at++ < pattern.Length);
        return new TextPattern(alternatives);
    }

    /// <summary>Whether it is found anywhere in the text.</summary>
    public bool IsFoundIn(string text) => _alternatives.Any(alternative => alternative.Matches(text, alternative.FromStart, alternative.ToEnd));

    /// <summary>Whether it is the whole text.</summary>
    public bool IsWhole(string text) => _alternatives.Any(alternative => alternative.Matches(text, fromStart: true, toEnd: true));

    private static Alternative AlternativeAt(string pattern, ref int at)
    {
        var fromStart = at < pattern.Length && pattern[at] == '^';
        if (fromStart)
            at++;
        var steps = new List<Step>();
        while (at < pattern.Length && pattern[at] is not ('|' or '$'))
            steps.Add(StepAt(pattern, ref at));
        var toEnd = at < pattern.Length && pattern[at] == '$';
        if (toEnd)
            at++;
        return at == pattern.Length || pattern[at] == '|' ? new Alternative(steps, fromStart, toEnd) : throw Beyond(pattern, at);
    }

    private static Step StepAt(string pattern, ref int at)
    {
        var signs = SignsAt(pattern, ref at);
        var next = at < pattern.Length ? pattern[at] : '\0';
        var (least, most) = next switch
        {
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '?' => (0, 1),
            '{' => CountAt(pattern, at),
            _ => (1, 1),
        };
        if (next == '{')
            at = pattern.IndexOf('}', at) + 1;
        else if (next is '*' or '+' or '?')
            at++;
        return new Step(signs, least, most);
    }

    private static (int Least, int Most) CountAt(string pattern, int open)
    {
        var close = pattern.IndexOf('}', open);
        var parts = close < 0 ? [] : pattern[(open + 1)..close].Split(',');
        if (parts.Length is not (1 or 2) || !TryCount(parts[0], out var least))
            throw Beyond(pattern, open);
        if (parts.Length == 1)
            return (least, least);
        if (parts[1].Length == 0)
            return (least, int.MaxValue);
        return TryCount(parts[1], out var most) && most >= least ? (least, most) : throw Beyond(pattern, open);
    }

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static (char First, char Last)[] SignsAt(string pattern, ref int at)
    {
        if (pattern[at] != '[')
            return OneAt(pattern, ref at);
        var open = at++;
        var signs = new List<(char First, char Last)>();
        while (at < pattern.Length && pattern[at] != ']')
        {
            if (pattern[at] == '^' && at == open + 1)
                throw Beyond(pattern, at);
            var from = at;
            var one = pattern[at] == '\\' ? OneAt(pattern, ref at) : [(pattern[at], pattern[at++])];
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                var last = pattern[at] == '\\' ? OneAt(pattern, ref at) : [(pattern[at], pattern[at++])];
                if (one[0].First != one[0].Last || last[0].First != last[0].Last || last[0].Last < one[0].First)
                    throw Beyond(pattern, from);
                one = [(one[0].First, last[0].Last)];
            }
            signs.AddRange(one);
        }
        if (at++ >= pattern.Length || signs.Count == 0)
            throw Beyond(pattern, open);
        return [.. signs];
    }

    private static (char First, char Last)[] OneAt(string pattern, ref int at)
    {
        var sign = pattern[at];
        if (sign != '\\')
            return Special.Contains(sign, StringComparison.Ordinal) && sign is not ('/' or '-') ? throw Beyond(pattern, at) : [(sign, pattern[at++])];
        if (at + 1 == pattern.Length || (pattern[at + 1] != 'd' && !Special.Contains(pattern[at + 1], StringComparison.Ordinal)))
            throw Beyond(pattern, at);
        at += 2;
        return pattern[at - 1] == 'd' ? [('0', '9')] : [(pattern[at - 1], pattern[at - 1])];
    }

    private static FormatException Beyond(string pattern, int at) =>
        new($"the pattern {pattern} cannot be read from sign {at + 1} on: only characters, [classes] and \\d, each with * + ? or a count, "
            + "with | between and ^ and $ around");

    /// <summary>A character class with its repeat counts.</summary>
    private sealed record Step((char First, char Last)[] Signs, int Least, int Most)
    {
        public bool Takes(char sign) => Array.Exists(Signs, range => sign >= range.First && sign <= range.Last);
    }

    private sealed record Alternative(IReadOnlyList<Step> Steps, bool FromStart, bool ToEnd)
    {
        public bool Matches(string text, bool fromStart, bool toEnd)
        {
            // The positions that a match can have reached after each step.
            var reached = new bool[text.Length + 1];
            if (fromStart)
                reached[0] = true;
            else
                Array.Fill(reached, true);
            foreach (var step in Steps)
                reached = After(step, text, reached);
            return toEnd ? reached[^1] : reached.Contains(true);
        }

        private static bool[] After(Step step, string text, bool[] reached)
        {
            // Prefix sums of the reached positions: a difference tells whether any position of a window was reached.
            var before = new int[reached.Length + 1];
            for (var place = 0; place < reached.Length; place++)
                before[place + 1] = before[place] + (reached[place] ? 1 : 0);
            var next = new bool[reached.Length];
            var run = 0;
            for (var place = 0; place < next.Length; place++)
            {
                if (place > 0 && !step.Takes(text[place - 1]))
                    run = place;
                var (first, last) = (Math.Max(run, place - step.Most), place - step.Least);
                next[place] = last >= first && before[last + 1] > before[first];
            }
            return next;
        }
    }
}
