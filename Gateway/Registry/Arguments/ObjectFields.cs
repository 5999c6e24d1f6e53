using Gateway.Handlers;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Arguments;

/// <summary>Reads a JSON object into classes: the parameters of their constructors are the allowed members, and errors name them.</summary>
/// <param name="place">The place of the constructors, for errors at startup.</param>
/// <param name="terms">Describe the members that have no description of their own.</param>
/// <param name="types">Classes with one constructor each; no two have a parameter of the same name.</param>
internal sealed class ObjectFields(string place, SharedTerms terms, params IReadOnlyList<Type> types)
{
    private readonly ConstructorInfo[] _makers = [.. types.Select(type => type.GetConstructors().Single())];

    private readonly HandlerParameter[] _fields =
        [.. types.SelectMany(type => type.GetConstructors().Single().GetParameters())
            .Select(parameter => HandlerParameter.Of(parameter, place, terms: terms))];

    private ArgumentBinder? _binder;

    private ArgumentBinder Binder => _binder ??= new ArgumentBinder(_fields);

    public IReadOnlyList<HandlerParameter> Members => _fields;

    /// <summary>Whether the object may have a member of this name.</summary>
    public bool Has(string name) => Binder.Knows(name);

    /// <summary>One object a type, in their order.</summary>
    /// <exception cref="FormatException">
    /// The value is no object, or a member is missing, unknown or wrong: the message says which and why.
    /// </exception>
    public object[] Read(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.String)
            value = Parsed(value.GetString()!, name);
        if (value.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{name}: an object");
        try
        {
            var values = Binder.Bind(value);
            var next = 0;
            return [.. _makers.Select(maker => maker.Invoke([.. maker.GetParameters().Select(_ => values[next++])]))];
        }
        catch (ToolException wrong)
        {
            throw new FormatException($"{name} with right fields ({wrong.Error.Message.Replace("\n", "; ", StringComparison.Ordinal)})", wrong);
        }
    }

    /// <param name="shown">The members that the schema lists, in order; empty for all that are listed.</param>
    /// <param name="required">The members that must be given.</param>
    public JsonObject Schema(IReadOnlyList<string> shown, params IReadOnlyList<string> required)
    {
        var fields = shown.Count > 0 ? shown.Select(name => _fields.First(field => field.Name == name)) : _fields.Where(field => field.Listed);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Schema()))),
            ["required"] = new JsonArray([.. required.Select(one => (JsonNode)one)]),
        };
    }

    /// <summary>Some clients send an object as text.</summary>
    private static JsonElement Parsed(string text, string name)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException malformed)
        {
            throw new FormatException($"{name}: an object", malformed);
        }
    }
}
