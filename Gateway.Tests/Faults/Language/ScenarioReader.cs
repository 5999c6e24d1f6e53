namespace Gateway.Tests.Faults.Language;

/// <summary>Reads a scenario: one verb a line, comments after '#', the lines of a block indented.</summary>
internal static class ScenarioReader
{
    private static readonly string[] Heads = ["row", "fault", "right"];

    /// <param name="name">The file's name without its extension.</param>
    /// <param name="verbs">The verbs of steps.</param>
    /// <exception cref="ScenarioException">A line is not understood, or a head is missing.</exception>
    public static Scenario Read(string name, IReadOnlyList<string> lines, IReadOnlyCollection<string> verbs)
    {
        Dictionary<string, string> heads = [];
        List<Variation> vary = [];
        List<Step> given = [];
        List<Step> steps = [];
        var block = new List<Step>();
        for (var i = 0; i < lines.Count; i++)
        {
            var place = $"{name}.txt:{i + 1}";
            var line = WithoutComment(lines[i]);
            if (line.Trim().Length == 0)
                continue;
            var (verb, text) = Split(line.Trim());
            if (char.IsWhiteSpace(line[0]))
            {
                if (steps.Count == 0 || steps[^1].Verb != "within")
                    throw new ScenarioException($"{place}: only the lines below 'within' are indented.");
                block.Add(new Step(place, Known(verb, place, verbs), text, []));
                continue;
            }
            block = [];
            if (Heads.Contains(verb))
                heads[verb] = text;
            else if (verb == "vary")
                vary.Add(Variation(text, place));
            else if (verb == "given")
                given.Add(Given(text, place));
            else
                steps.Add(new Step(place, Known(verb, place, verbs), text, block));
        }
        if (Heads.FirstOrDefault(head => !heads.ContainsKey(head)) is { } missing)
            throw new ScenarioException($"{name}.txt: has no line '{missing} ...'.");
        return new Scenario(name, heads["row"], heads["fault"], heads["right"], vary, given, steps);
    }

    private static string Known(string verb, string place, IReadOnlyCollection<string> verbs) => verbs.Contains(verb)
        ? verb
        : throw new ScenarioException($"{place}: '{verb}' is no verb. Verbs: {string.Join(", ", Heads)}, vary, given, {string.Join(", ", verbs)}.");

    private static Step Given(string text, string place)
    {
        var (kind, rest) = Split(text);
        return kind is "tws" or "link" or "gateway" ? new Step(place, kind, rest, [])
            : text.Contains('=', StringComparison.Ordinal) ? new Step(place, "setting", text, [])
            : throw new ScenarioException($"{place}: given takes NAME=VALUE, or tws, link, gateway and what is so; example: given tws accounts 3");
    }

    private static Variation Variation(string text, string place)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
            throw new ScenarioException($"{place}: vary takes NAME = FROM..TO or NAME = ONE | OTHER; example: vary bytes = 0..400");
        var range = parts[1].Split("..");
        return range.Length == 2 && int.TryParse(range[0], CultureInfo.InvariantCulture, out var from) && int.TryParse(range[1], CultureInfo.InvariantCulture, out var to)
            ? new Variation(parts[0], [], from, to)
            : new Variation(parts[0], parts[1].Split('|', StringSplitOptions.TrimEntries), null, 0);
    }

    private static (string Verb, string Text) Split(string line) => line.Split((char[]?)null, 2) is [var verb, var text] ? (verb, text.Trim()) : (line, "");

    /// <summary>A '#' at the start of a line, or after a space, begins a comment.</summary>
    private static string WithoutComment(string line)
    {
        var at = line.StartsWith('#') ? 0 : line.IndexOf(" #", StringComparison.Ordinal);
        return at < 0 ? line : line[..at];
    }
}
