using Gateway.Registry.Arguments;
using Gateway.Trading.Halts;

namespace Gateway.Tools.Safety;

/// <summary>What a caller of the kill switch asks for, as far as it can be read: nothing in the arguments prevents the halt.</summary>
/// <param name="Ignored">What could not be read, and what was done instead; null for nothing.</param>
internal sealed record HaltArguments(string Reason, bool CancelOpenOrders, bool AllClients, IReadOnlyList<string>? Ignored)
{
    public const string Schema = """
        {
          "type": "object",
          "properties": {
            "reason": { "type": "string", "description": "Reason; stored and shown, cut to 200 characters.", "examples": ["runaway strategy"] },
            "cancelOpenOrders": { "type": "boolean", "description": "Also cancel working orders.", "default": true },
            "allClients": { "type": "boolean", "description": "Also cancel orders of other clients and of TWS itself.", "default": false }
          }
        }
        """;

    private const int MostIgnored = 10;

    public static HaltArguments Read(JsonElement arguments)
    {
        var (reason, cancels, allClients) = ((string?)null, true, false);
        var ignored = new List<string>();
        if (arguments.ValueKind != JsonValueKind.Object)
            ignored.Add("The arguments are no JSON object and were ignored.");
        else
        {
            foreach (var given in arguments.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
            {
                switch (ArgumentNames.Plain(given.Name).ToLowerInvariant())
                {
                    case "reason":
                        reason = TextOf(given.Value, ignored);
                        break;
                    case "cancelopenorders":
                        cancels = FlagOf(given, cancels, ignored);
                        break;
                    case "allclients":
                        allClients = FlagOf(given, allClients, ignored);
                        break;
                    default:
                        ignored.Add($"{HaltReason.Of(given.Name, "?")}: is unknown and was ignored.");
                        break;
                }
            }
        }
        return new HaltArguments(HaltReason.Of(reason), cancels, allClients, ignored.Count == 0 ? null : [.. ignored.Take(MostIgnored)]);
    }

    private static string TextOf(JsonElement value, List<string> ignored)
    {
        var text = Text(value);
        if (text.Length > HaltReason.Longest)
            ignored.Add($"reason: was cut to {HaltReason.Longest} characters.");
        return text;
    }

    private static bool FlagOf(JsonProperty given, bool otherwise, List<string> ignored)
    {
        switch (Text(given.Value).Trim().ToLowerInvariant())
        {
            case "true" or "yes" or "1":
                return true;
            case "false" or "no" or "0":
                return false;
            default:
                ignored.Add($"{HaltReason.Of(given.Name)}: is neither true nor false; {(otherwise ? "true" : "false")} was used.");
                return otherwise;
        }
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
