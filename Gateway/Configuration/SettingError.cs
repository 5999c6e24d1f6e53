namespace Gateway.Configuration;

/// <summary>What is wrong with one setting.</summary>
/// <param name="Value">As written; already masked when it is a secret.</param>
/// <param name="Rule">What is allowed.</param>
/// <param name="Example">A line that would work; empty when there is none.</param>
internal sealed record SettingError(string Name, string Value, string Rule, string Example, string Source)
{
    public override string ToString()
    {
        var value = Value.Length == 0 ? "" : $" = {Value}";
        var example = Example.Length == 0 ? "" : $" Example: {Example}";
        return $"{Name}{value} ({Source}): {Rule}.{example}";
    }
}
