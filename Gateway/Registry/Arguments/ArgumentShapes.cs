using Gateway.Handlers;

namespace Gateway.Registry.Arguments;

/// <summary>
/// Brings arguments into the shape that a handler declares: members of an object that are given flat into the object, and arguments that are given
/// as one object out of it. Sister tools so take the same thing in the same shapes.
/// </summary>
internal sealed class ArgumentShapes
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HandlerParameter? _flat;
    private readonly IObjectArgument? _members;
    private readonly string? _object;

    public ArgumentShapes(IReadOnlyList<HandlerParameter> parameters)
    {
        foreach (var parameter in parameters)
            _known.Add(ArgumentNames.Plain(parameter.Name));
        _flat = parameters.FirstOrDefault(parameter => parameter.OrFlat);
        _members = _flat?.Type as IObjectArgument;
        _object = parameters.FirstOrDefault(parameter => parameter.OrInObject is not null)?.OrInObject;
    }

    /// <summary>The same arguments in the declared shape; themselves where they have it.</summary>
    /// <param name="arguments">A JSON object.</param>
    /// <param name="wasFlat">Whether members of the object argument were given beside the others, so that errors name them alone.</param>
    public JsonElement Of(JsonElement arguments, out bool wasFlat)
    {
        if (_object is not null && Find(arguments, _object) is { } whole && ObjectOf(whole.Value) is { } members)
            arguments = Unpacked(arguments, whole, members);
        wasFlat = _members is not null && arguments.EnumerateObject().Any(IsFlat);
        return wasFlat ? Packed(arguments) : arguments;
    }

    private static JsonElement Unpacked(JsonElement arguments, JsonProperty whole, JsonElement members)
    {
        // Duplicates stay, so that the binder refuses what is given in both places.
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in arguments.EnumerateObject().Where(property => property.Name != whole.Name).Concat(members.EnumerateObject()))
                property.WriteTo(writer);
            writer.WriteEndObject();
        }
        return JsonElement.Parse(buffer.ToArray());
    }

    private JsonElement Packed(JsonElement arguments)
    {
        var given = Find(arguments, _flat!.Name);
        var inside = given is { } one ? ObjectOf(one.Value) : null;
        if (given is { Value.ValueKind: not JsonValueKind.Null } && inside is null)
            return arguments;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in arguments.EnumerateObject().Where(property => !IsFlat(property) && property.Name != given?.Name))
                property.WriteTo(writer);
            writer.WriteStartObject(_flat.Name);
            foreach (var property in (inside?.EnumerateObject() ?? default).Concat(arguments.EnumerateObject().Where(IsFlat)))
                property.WriteTo(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return JsonElement.Parse(buffer.ToArray());
    }

    private bool IsFlat(JsonProperty property) => !_known.Contains(ArgumentNames.Plain(property.Name)) && _members!.HasMember(property.Name);

    private JsonProperty? Find(JsonElement arguments, string name)
    {
        if (name != _flat?.Name && _known.Contains(name))
            return null;
        foreach (var property in arguments.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property;
        }
        return null;
    }

    /// <summary>Some clients send an object as text.</summary>
    private static JsonElement? ObjectOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        if (value.ValueKind != JsonValueKind.String || !value.GetString()!.TrimStart().StartsWith('{'))
            return null;
        try
        {
            return JsonElement.Parse(value.GetString()!) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (JsonException)
        {
            // Not JSON: the reader of the argument says what it must be.
            return null;
        }
    }
}

/// <summary>An argument that is an object with named members.</summary>
internal interface IObjectArgument
{
    IReadOnlyList<HandlerParameter> Members { get; }

    bool HasMember(string name);
}

/// <summary>Argument names as they are compared: "use_rth", "use-rth" and "useRTH" are one.</summary>
internal static class ArgumentNames
{
    public static string Plain(string name) => name.Replace("_", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal);
}
