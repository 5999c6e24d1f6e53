using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>One leg of a combination as a JSON object: conId, ratio (default 1), action BUY or SELL, exchange (default SMART).</summary>
internal static class ComboLegObject
{
    public static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["conId"] = new JsonObject { ["type"] = "integer" },
            ["ratio"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["default"] = 1 },
            ["action"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("BUY", "SELL") },
            ["exchange"] = new JsonObject { ["type"] = "string", ["default"] = "SMART" },
        },
        ["required"] = new JsonArray("conId", "action"),
    };

    /// <exception cref="FormatException">The leg has no conId or no action.</exception>
    public static ComboLeg Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new FormatException("a contract whose comboLegs are objects");
        var given = value.EnumerateObject().GroupBy(property => property.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.OrdinalIgnoreCase);
        var leg = new ComboLeg
        {
            ConId = (int)(ContractObject.Number(given, "conId") ?? 0),
            Ratio = (int)(ContractObject.Number(given, "ratio") ?? 1),
            Action = ContractObject.Text(given, "action").ToUpperInvariant(),
            Exchange = ContractObject.Text(given, "exchange") is { Length: > 0 } exchange ? exchange.ToUpperInvariant() : "SMART",
        };
        return leg is { ConId: > 0, Ratio: > 0, Action: "BUY" or "SELL" }
            ? leg
            : throw new FormatException("a contract whose comboLegs each have conId, ratio from 1 and action BUY or SELL");
    }
}
