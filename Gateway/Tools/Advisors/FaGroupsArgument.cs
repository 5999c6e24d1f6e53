using Gateway.Registry.Arguments;

namespace Gateway.Tools.Advisors;

/// <inheritdoc cref="FaGroupsInput"/>
internal sealed class FaGroupsArgument : ArgumentType
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString,
    };

    public override string Rule => "a list of groups, each with name, method and accounts, or IB's XML (ListOfGroups)";

    public override string Example => """[{"name":"All","method":"Equal","accounts":[{"account":"DU1234567"}]}]""";

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("array", "string") };

    public override object Read(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;
        if (text is ['<', ..])
            return new FaGroupsInput(FaGroupsXml.Read(text), text);
        try
        {
            var groups = text is null ? value.Deserialize<FaGroup[]>(Lenient) : JsonSerializer.Deserialize<FaGroup[]>(text, Lenient);
            if (groups is null
                || groups.Any(
                    group => group is not { Name: not null, Accounts: not null }
                        || group.Accounts.Any(member => member is not { Account: not null })))
                throw Broken();
            return new FaGroupsInput(groups, FaGroupsXml.Write(groups));
        }
        catch (JsonException malformed)
        {
            throw new FormatException(Rule, malformed);
        }
    }
}

/// <summary>All groups of an advisor as an argument: a JSON list, or IB's XML.</summary>
/// <param name="Xml">The XML for TWS: the caller's own, where XML was given.</param>
[ArgumentFormat(typeof(FaGroupsArgument))]
internal sealed record FaGroupsInput(IReadOnlyList<FaGroup> Groups, string Xml);
