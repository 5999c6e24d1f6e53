using Chaos.Evidence;

namespace Chaos;

/// <summary>Prints a run's figures as one row of a table, and its violations; keeps the exit code.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="command">The command line that repeats the run.</param>
/// <param name="requiresTimes">False shows times that miss their goal without counting them: on a busy machine they show nothing.</param>
internal sealed class Report(TextWriter output, string command, bool requiresTimes)
{
    private static readonly string[] Kinds = ["doubled", "lost", "forgotten", "wrong", "unsettled"];

    private const int Shown = 40;

    private int _violations;

    /// <summary>1 when anything was violated.</summary>
    public int ExitCode => _violations > 0 ? 1 : 0;

    /// <summary>One row for docs/reliability.md.</summary>
    public void Row(string what, string result) => output.WriteLine($"| {what} | {result} | `{command}` |");

    public void Note(string text) => output.WriteLine(text);

    /// <summary>Prints violations, the first of them with what happened around them; returns their numbers by kind.</summary>
    public string Violations(IReadOnlyCollection<Violation> all, Func<string, IReadOnlyList<string>> course)
    {
        foreach (var violation in all.Take(Math.Max(0, Shown - _violations)))
        {
            output.WriteLine($"{violation.Kind}: {violation.Key}: {violation.Text}");
            foreach (var line in course(violation.Key))
                output.WriteLine(line);
        }
        _violations += all.Count;
        return string.Join(", ", Kinds
            .Concat(all.Select(one => one.Kind)).Distinct()
            .Select(kind => $"{all.Count(one => one.Kind == kind)} {kind}"));
    }

    /// <summary>Counts a time that misses its goal, unless times are only shown.</summary>
    public void RequireTime(bool holds, string goal)
    {
        if (requiresTimes)
            Require(holds, goal);
        else if (!holds)
            output.WriteLine($"slow: {goal}");
    }

    /// <summary>Counts a violation of a figure's goal.</summary>
    public void Require(bool holds, string goal)
    {
        if (holds)
            return;
        _violations++;
        output.WriteLine($"missed: {goal}");
    }
}
