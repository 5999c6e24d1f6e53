using System.Text.RegularExpressions;
using Gateway.Instruments.Contracts;
using Gateway.Registry.Arguments;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Tools.Planning;

/// <inheritdoc cref="TargetsInput"/>
/// <remarks>
/// An object of contracts and weights, or a list of objects with contract and weight. Weights are fractions that add up to 1 at most, or per cent
/// that add up to 100 at most: with a percent sign, or above 1. What could be either is refused.
/// </remarks>
internal sealed partial class TargetsArgument : ArgumentType
{
    private const decimal Tolerance = 1e-9m;
    private static readonly ContractArgument Contracts = new();

    public override string Rule =>
        "an object of contracts and their weights: fractions that add up to 1 at most, or per cent that add up to 100 at most";

    public override string Example => """{"SPY":0.6,"AAPL":0.3}""";

    /// <summary>A JSON object as text, because its names are free; objects are accepted, too.</summary>
    public override JsonObject Schema() => new() { ["type"] = "string" };

    public override object Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.TrimStart() is ['{' or '[', ..])
            return Read(Parse(value.GetString()!));
        List<Given> given = value.ValueKind switch
        {
            JsonValueKind.Object => [.. value.EnumerateObject().Select(one => Of(one.Name, ContractGrammar.Parse(one.Name), one.Value))],
            JsonValueKind.String => [.. Lines(value.GetString()!)],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(Item)],
            _ => throw Broken(),
        };
        if (given.Count == 0)
            throw Broken();
        var divisor = DivisorOf(given);
        return new TargetsInput([.. given.Select(one => new Target(one.Name, one.Contract, one.Weight / divisor))]);
    }

    /// <summary>1 for fractions, 100 for per cent.</summary>
    private decimal DivisorOf(List<Given> given)
    {
        var sum = given.Sum(one => one.Weight);
        var marked = given.Count(one => one.IsPercent);
        if (marked > 0 && given.Any(one => !one.IsPercent && one.Weight > 0))
            throw new FormatException($"{Rule}; write all weights with a percent sign, or none");
        var isPercent = marked > 0 || given.Exists(one => one.Weight > 1);
        if (sum > (isPercent ? 100 : 1) + Tolerance)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{Rule}; they add up to {sum}{(isPercent ? " per cent" : "")}"));
        if (marked == 0 && isPercent && Math.Abs(sum - 100) > Tolerance && given.Find(one => one.Weight is > 0 and <= 1) is { } unclear)
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Rule}; {unclear.Weight} of {unclear.Name} can mean {unclear.Weight} % or {unclear.Weight * 100:0.####} %: "
                + $"write \"{unclear.Weight}%\" or "
                + $"fractions"));
        return isPercent ? 100 : 1;
    }

    /// <summary>"VTI 60%, BND 40%", also with a colon or an equals sign.</summary>
    private IEnumerable<Given> Lines(string text)
    {
        foreach (var part in text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Line().Match(part);
            yield return match.Success
                ? Of(
                    match.Groups["name"].Value, ContractGrammar.Parse(match.Groups["name"].Value),
                    JsonSerializer.SerializeToElement(match.Groups["weight"].Value))
                : throw Broken();
        }
    }

    private Given Item(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw Broken();
        var contract = Member(item, "contract", "symbol", "ticker", "instrument") ?? throw Broken();
        var weight = Member(item, "weight", "targetWeight", "target", "allocation", "percent", "pct") ?? throw Broken();
        var name = contract.ValueKind == JsonValueKind.String ? contract.GetString()! : contract.GetRawText();
        return Of(name, ((ContractInput)Contracts.Read(contract)).Contract, weight);
    }

    private static JsonElement? Member(JsonElement item, params string[] names)
    {
        foreach (var property in item.EnumerateObject())
        {
            if (names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                return property.Value;
        }
        return null;
    }

    /// <summary>Some clients send numbers as text.</summary>
    private Given Of(string name, Contract contract, JsonElement value)
    {
        var number = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var exact) => new NumberText(NumberText.WithoutNoise(exact), false, null),
            JsonValueKind.String => NumberText.Read(value.GetString()!),
            _ => default,
        };
        return number.Doubt is { } doubt ? throw new FormatException($"{Rule}; {doubt}")
            : number.Value is >= 0 and var weight ? new Given(name, contract, weight, number.IsPercent)
            : throw Broken();
    }

    private JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException malformed)
        {
            throw new FormatException(Rule, malformed);
        }
    }

    [GeneratedRegex(@"^(?<name>[^:=]+?)\s*[:= ]\s*(?<weight>[0-9.]+ ?%?)$")]
    private static partial Regex Line();

    private sealed record Given(string Name, Contract Contract, decimal Weight, bool IsPercent);
}

/// <summary>Wanted weights by contract, as fractions of the account.</summary>
[ArgumentFormat(typeof(TargetsArgument))]
internal sealed record TargetsInput(IReadOnlyList<Target> Targets);

/// <param name="Name">As the caller wrote it.</param>
/// <param name="Weight">0.25 is a quarter; 0 sells all.</param>
internal sealed record Target(string Name, Contract Contract, decimal Weight);
