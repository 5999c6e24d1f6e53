using Gateway.Instruments;
using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Input;

/// <summary>Reads an algorithm: its name alone, or an object with name and params. Source of the parameters: IB's "Algorithmic orders".</summary>
internal sealed class AlgoArgument : ArgumentType
{
    private static readonly ChoiceArgument Names = new(typeof(AlgoKind));

    public override string Rule => "an algorithm: an object with name (" + string.Join(", ", Names.Choices) + ") and params";

    public override string Example => """{"name":"Adaptive","params":{"adaptivePriority":"Normal"}}""";

    public override JsonObject Schema()
    {
        var name = Names.Schema();
        name["description"] = "Name of IB's algorithm.";
        var given = AlgoParams.Schema();
        given["description"] = "Its parameters: adaptivePriority=Urgent; or maxPctVol=0.1;noTakeLiq=1.";
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["name"] = name, ["params"] = given },
            ["required"] = new JsonArray("name"),
        };
    }


    public override object Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && !value.GetString()!.TrimStart().StartsWith('{'))
            return Of(value, default);
        var given = JsonMembers.Of(value, "an algorithm: an object", "name", "params");
        return given.TryGetValue("name", out var name) ? Of(name, given.GetValueOrDefault("params")) : throw Broken();
    }

    /// <summary>Reads params that belong to a named algorithm.</summary>
    /// <exception cref="FormatException">A parameter is not one of the algorithm's.</exception>
    public static AlgoInput Of(AlgoKind kind, JsonElement given)
    {
        if (given.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return new AlgoInput(kind, []);
        var known = ParamsOf(kind);
        var pairs = JsonMembers.Of(
            AlgoParams.ObjectOf(given), $"an object with parameters of {EnumName<AlgoKind>.Of(kind)}: {string.Join(", ", known)}", known);
        return new AlgoInput(kind, [.. pairs.Select(pair => new TagValue(
            known.First(name => name.Equals(pair.Key, StringComparison.OrdinalIgnoreCase)), AlgoValue.Of(pair.Key, pair.Value)))]);
    }

    private static AlgoInput Of(JsonElement name, JsonElement given) => Of((AlgoKind)Names.Read(name), given);

    private static string[] ParamsOf(AlgoKind kind) => kind switch
    {
        AlgoKind.Adaptive => ["adaptivePriority"],
        AlgoKind.Twap => ["strategyType", "startTime", "endTime", "allowPastEndTime", "monetaryValue"],
        AlgoKind.Vwap => ["maxPctVol", "startTime", "endTime", "allowPastEndTime", "noTakeLiq", "speedUp", "monetaryValue"],
        AlgoKind.ArrivalPrice => ["maxPctVol", "riskAversion", "startTime", "endTime", "forceCompletion", "allowPastEndTime", "monetaryValue"],
        AlgoKind.DarkIce => ["displaySize", "startTime", "endTime", "allowPastEndTime", "monetaryValue"],
        AlgoKind.PercentOfVolume => ["pctVol", "startTime", "endTime", "noTakeLiq", "monetaryValue"],
        AlgoKind.ClosePrice => ["maxPctVol", "riskAversion", "startTime", "forceCompletion", "monetaryValue"],
        _ => ["maxPctVol", "monetaryValue"],
    };
}
