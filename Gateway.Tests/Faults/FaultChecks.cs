using Gateway.Tests.Faults.Language;
using Gateway.Tests.Faults.World;

namespace Gateway.Tests.Faults;

/// <summary>What a scenario expects: of answers, of streams, of the wire, of TWS's ledger, of the log.</summary>
internal static class FaultChecks
{
    /// <param name="all">Whether every answer of parallel calls must be so, or one.</param>
    public static void Answer(FaultStage stage, Step step, string text, bool all)
    {
        var (path, check) = Check.Parse(text, step.Place);
        var answers = stage.Calls.Answers;
        var holding = answers.Count(answer => check.Holds(answer.Find(path)));
        if (all ? holding < answers.Count || holding == 0 : holding == 0)
        {
            var missed = answers.FirstOrDefault(answer => !check.Holds(answer.Find(path)));
            throw new FaultException(step, $"{holding} of {answers.Count} answers; one was {missed}", stage);
        }
    }

    /// <summary><c>NAME path = value</c>: a line that came is so; <c>NAME not ...</c>: none is; <c>NAME lines >= 5</c>; <c>NAME ended = true</c>.</summary>
    public static void Line(FaultStage stage, Step step, string text)
    {
        var (name, rest) = text.Split(' ', 2) is [var one, var more] ? (one, more) : (text, "");
        var stream = stage.Calls.Stream(name);
        var (none, condition) = rest.StartsWith("not ", StringComparison.Ordinal) ? (true, rest["not ".Length..]) : (false, rest);
        var (path, check) = Check.Parse(condition, step.Place);
        var lines = stream.Lines;
        var holds = path switch
        {
            "lines" => check.Holds(lines.Count.ToString(CultureInfo.InvariantCulture)),
            "ended" => check.Holds(stream.Ended ? "true" : "false"),
            _ => lines.Any(line => check.Holds(JsonPath.Find(line, path))) != none,
        };
        if (!holds)
            throw new FaultException(step, $"{lines.Count} lines, ended: {stream.Ended}; the last: {string.Join("\n    ", lines.TakeLast(4).Select(line => line.GetRawText()))}", stage);
    }

    /// <summary><c>placeOrder = 1</c>: complete frames that passed since the start or the last <c>clear wire</c>; <c>seen placeOrder = 1</c>: those that came to the link; <c>ids rise</c>; <c>connections = 1</c>; <c>open = 0</c>.</summary>
    public static void Wire(FaultStage stage, Step step, string text)
    {
        var rules = stage.Link.Rules;
        if (text == "ids rise")
        {
            var ids = rules.OrderIds;
            if (ids.Zip(ids.Skip(1)).Any(pair => pair.Second <= pair.First))
                throw new FaultException(step, string.Join(" ", ids), stage);
            return;
        }
        var (name, check) = Check.Parse(text, step.Place);
        var value = name switch
        {
            "connections" => stage.Link.Accepted,
            "open" => stage.Link.Open,
            "lowest id" => rules.OrderIds.DefaultIfEmpty(-1).Min(),
            _ when name.StartsWith("seen ", StringComparison.Ordinal) && FrameNames.Find(name["seen ".Length..]) is var (up, id) => rules.Seen(up, id),
            _ when FrameNames.Find(name) is var (up, id) => rules.Passed(up, id),
            _ => throw new ScenarioException($"{step.Place}: '{name}' is no message of TWS; example: wire placeOrder = 1"),
        };
        if (!check.Holds(value.ToString(CultureInfo.InvariantCulture)))
            throw new FaultException(step, $"it is {value}", stage);
    }

    public static void Ledger(FaultStage stage, Step step, string text)
    {
        var (what, check) = Check.Parse(text, step.Place);
        var value = stage.Tws.Find(what);
        if (!check.Holds(value))
            throw new FaultException(step, $"it is {value ?? "absent"}", stage);
    }

    /// <summary><c>some text = 1</c>: so many lines of the log contain the text.</summary>
    public static void Log(FaultStage stage, Step step, string text)
    {
        var (what, check) = Check.Parse(text, step.Place);
        var lines = stage.Log.Lines;
        var count = lines.Count(line => line.Contains(what, StringComparison.OrdinalIgnoreCase));
        if (!check.Holds(count.ToString(CultureInfo.InvariantCulture)))
            throw new FaultException(step, $"{count} lines; the log ends with\n    {string.Join("\n    ", lines.TakeLast(8))}", stage);
    }
}
