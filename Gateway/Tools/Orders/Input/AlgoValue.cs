using System.Collections.Frozen;
using Gateway.Registry.Arguments;
using Gateway.Text;

namespace Gateway.Tools.Orders.Input;

/// <summary>The values of an algorithm's parameters, as TWS takes them. Source: IB's "Algorithmic orders".</summary>
internal static class AlgoValue
{
    private static readonly FlagArgument Flag = new();

    private static readonly FrozenSet<string> Flags = FrozenSet.ToFrozenSet(
        ["allowPastEndTime", "noTakeLiq", "speedUp", "forceCompletion"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Parts of the volume, from 0.01 to 0.5: "10%" is 0.1.</summary>
    private static readonly FrozenSet<string> Fractions = FrozenSet.ToFrozenSet(["maxPctVol", "pctVol"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(["displaySize", "monetaryValue"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string[]> Choices = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["adaptivePriority"] = ["Urgent", "Normal", "Patient"],
        ["riskAversion"] = ["Get Done", "Aggressive", "Neutral", "Passive"],
        ["strategyType"] = ["Marketable", "Matching Midpoint", "Matching Same Side", "Matching Last"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">The value is not one of the parameter's; the message follows "must be".</exception>
    public static string Of(string name, JsonElement value)
    {
        if (Flags.Contains(name))
            return Read(name, "true or false", () => (bool)Flag.Read(value) ? "1" : "0");
        if (Choices.TryGetValue(name, out var choices))
            return PlainWords.Meanings(value.ToString(), choices) is [var one] ? one : throw Wrong(name, "one of " + string.Join(", ", choices));
        if (!Fractions.Contains(name) && !Numbers.Contains(name))
            return PlainText.FirstOther(value.ToString()) is { } other
                ? throw Wrong(name, $"a text of {PlainText.Rule}, without {other}")
                : value.ToString();
        var number = NumberText.Read(value.ToString());
        if (number.Doubt is { } doubt)
            throw Wrong(name, $"a number; {doubt}");
        if (number.Value is not { } read || (number.IsPercent && !Fractions.Contains(name)))
            throw Wrong(name, "a number");
        return (number.IsPercent ? read / 100 : read).ToString(CultureInfo.InvariantCulture);
    }

    private static string Read(string name, string rule, Func<string> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            throw Wrong(name, rule);
        }
    }

    private static FormatException Wrong(string name, string rule) => new($"an object with parameters of the algorithm whose {name} is {rule}");
}
