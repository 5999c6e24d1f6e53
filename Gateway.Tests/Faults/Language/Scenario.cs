namespace Gateway.Tests.Faults.Language;

/// <summary>One row of the fault catalogue as a story that can be played: what is given, what is sent, what TWS and the network do, what must come of it.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Row">The row of the catalogue, such as O1.</param>
/// <param name="Fault">The fault in few words.</param>
/// <param name="Right">The right behaviour in few words.</param>
/// <param name="Vary">Values that each seed chooses anew.</param>
/// <param name="Given">What holds before the gateway starts.</param>
/// <param name="Steps">What happens then.</param>
internal sealed record Scenario(
    string Name, string Row, string Fault, string Right, IReadOnlyList<Variation> Vary, IReadOnlyList<Step> Given, IReadOnlyList<Step> Steps)
{
    public override string ToString() => Name;
}

/// <summary>One line of a scenario.</summary>
/// <param name="Place">File and line, for errors.</param>
/// <param name="Inner">The indented lines below it.</param>
internal sealed record Step(string Place, string Verb, string Text, IReadOnlyList<Step> Inner)
{
    public override string ToString() => $"{Place}: {Verb} {Text}";
}

/// <summary>A value that a seed chooses: <c>bytes = 0..400</c> or <c>end = cut | reset</c>.</summary>
internal sealed record Variation(string Name, IReadOnlyList<string> Choices, int? From, int To)
{
    public string Choose(Random random) => From is { } from
        ? random.Next(from, To + 1).ToString(CultureInfo.InvariantCulture)
        : Choices[random.Next(Choices.Count)];
}

/// <summary>A line that is no scenario: names its place and what would be right.</summary>
internal sealed class ScenarioException(string message) : Exception(message);
