using Gateway.Instruments.Contracts;
using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Planning;

/// <inheritdoc cref="TargetsInput"/>
internal sealed class TargetsArgument : ArgumentType
{
    public override string Rule => "an object of contracts and their weights, fractions from 0 to 1 that add up to 1 at most";

    public override string Example => """{"SPY":0.6,"AAPL":0.3}""";

    /// <summary>A JSON object as text, because its names are free; objects are accepted, too.</summary>
    public override JsonObject Schema() => new() { ["type"] = "string" };

    public override object Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return Read(Parse(value.GetString()!));
        if (value.ValueKind != JsonValueKind.Object)
            throw new FormatException(Rule);
        var targets = value.EnumerateObject().Select(Read).ToList();
        return targets.Count > 0 && targets.Sum(target => target.Weight) <= 1 ? new TargetsInput(targets) : throw new FormatException(Rule);
    }

    private Target Read(JsonProperty property) => new(property.Name, ContractGrammar.Parse(property.Name), Weight(property.Value));

    /// <summary>Some clients send numbers as text.</summary>
    private decimal Weight(JsonElement value)
    {
        decimal weight = -1;
        if (value.ValueKind == JsonValueKind.Number)
            value.TryGetDecimal(out weight);
        else if (value.ValueKind == JsonValueKind.String
            && !decimal.TryParse(value.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out weight))
            weight = -1;
        return weight is >= 0 and <= 1 ? weight : throw new FormatException(Rule);
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
}

/// <summary>Wanted weights by contract, as fractions of the account.</summary>
[ArgumentFormat(typeof(TargetsArgument))]
internal sealed record TargetsInput(IReadOnlyList<Target> Targets);

/// <param name="Name">As the caller wrote it.</param>
/// <param name="Weight">0.25 is a quarter; 0 sells all.</param>
internal sealed record Target(string Name, Contract Contract, decimal Weight);
