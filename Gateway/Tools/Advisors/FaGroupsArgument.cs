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

    /// <summary>The list; IB's XML is accepted, too.</summary>
    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = Members(
            ("name", Member("string", "Name of the group.")),
            ("method", Member("string", "Division of orders, such as Equal or NetLiq.")),
            ("accounts", new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Accounts of the group.",
                ["items"] = Members(
                    ("account", Member("string", "Account id, such as DU1234567.")),
                    ("amount", Member("number", "Amount or percentage, by the method."))),
            })),
    };


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

    private static JsonObject Members(params (string Name, JsonObject Schema)[] members) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema))),
        ["required"] = new JsonArray(members[0].Name),
    };

    private static JsonObject Member(string type, string description) => new() { ["type"] = type, ["description"] = description };
}

/// <summary>All groups of an advisor as an argument: a JSON list, or IB's XML.</summary>
/// <param name="Xml">The XML for TWS: the caller's own, where XML was given.</param>
[ArgumentFormat(typeof(FaGroupsArgument))]
internal sealed record FaGroupsInput(IReadOnlyList<FaGroup> Groups, string Xml);
