using Gateway.Handlers;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Arguments;

/// <summary>One argument of a tool or prompt, or a variable of a resource, with its description for clients and its reader.</summary>
/// <param name="OwnExample">Null for the example of the type.</param>
internal sealed record HandlerParameter(string Name, string Description, ArgumentType Type, bool Required, object? Default, string? OwnExample)
{
    /// <summary>A valid value as a user would type it.</summary>
    public string Example => OwnExample ?? Type.Example;

    /// <summary>The header that repeats the argument ("x-mcp-header"); null for none.</summary>
    public string? Header { get; private init; }

    /// <summary>Whether the members of the object may be given beside the other arguments (<see cref="OrFlatAttribute"/>).</summary>
    public bool OrFlat { get; private init; }

    /// <summary>The object in which the arguments may be given together (<see cref="OrInObjectAttribute"/>); null for none.</summary>
    public string? OrInObject { get; private init; }

    /// <summary>Whether the listed schema contains it.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>Whether its schema is written by hand (<see cref="ArgumentFormatAttribute"/>), so that it is checked at the start.</summary>
    public bool HasFormat { get; private init; }

    /// <summary>The constructor that takes the argument, of a class that says in what unit prices are (<see cref="IQuoted"/>).</summary>
    public ConstructorInfo? Quoted { get; private init; }

    /// <summary>Whether it is an amount of base currency (<see cref="BaseCurrencyAttribute"/>).</summary>
    public bool IsBaseCurrency { get; private init; }

    /// <summary>Other programs' names of it, in plain form: an error about one of them names this argument.</summary>
    public IReadOnlyList<string> ForeignNames { get; private init; } = [];

    /// <summary>The class that completes values; null for completion from <see cref="ArgumentType.Choices"/>.</summary>
    public Type? CompletionSource { get; private init; }

    /// <param name="described">Whether clients see the description, which is then required.</param>
    /// <param name="terms">Describe a parameter of their name that has no description of its own; null for none.</param>
    /// <exception cref="InvalidOperationException">The parameter has no description, or its type has no schema.</exception>
    public static HandlerParameter Of(ParameterInfo parameter, string method, bool described = true, SharedTerms? terms = null)
    {
        var place = $"{method}.{parameter.Name}";
        var description = parameter.GetCustomAttribute<DescriptionAttribute>()?.Description
            ?? (terms is not null && terms.TryGet(parameter.Name!, out var term) ? term.Meaning : null);
        if (described && string.IsNullOrWhiteSpace(description))
            throw new InvalidOperationException($"{place}: the parameter needs a [Description], or its name a shared term.");
        var type = ArgumentTypes.For(parameter.ParameterType, Bounds.Of(parameter))
            ?? throw new InvalidOperationException(
                $"{place}: the type {parameter.ParameterType.Name} has no schema; use a text, number, bool, enum, DateTimeOffset or a list of them, "
                + "or mark the type with [ArgumentFormat].");
        return new HandlerParameter(
            parameter.Name!,
            description ?? string.Empty,
            type,
            !parameter.HasDefaultValue,
            DefaultOf(parameter),
            parameter.GetCustomAttribute<ExampleAttribute>()?.Value)
        {
            Header = parameter.GetCustomAttribute<HeaderAttribute>()?.Name,
            OrFlat = parameter.IsDefined(typeof(OrFlatAttribute)),
            OrInObject = parameter.GetCustomAttribute<OrInObjectAttribute>()?.Name,
            HasFormat = ArgumentTypes.HasFormat(parameter.ParameterType),
            Listed = !parameter.IsDefined(typeof(UnlistedAttribute)),
            ForeignNames = [.. ForeignNameTable.Of(parameter)],
            Quoted = parameter.Member is ConstructorInfo made && typeof(IQuoted).IsAssignableFrom(made.DeclaringType) ? made : null,
            IsBaseCurrency = parameter.IsDefined(typeof(BaseCurrencyAttribute)),
            CompletionSource = parameter.GetCustomAttribute<CompletionAttribute>()?.Source,
        };
    }

    public JsonObject Schema()
    {
        var schema = Type.Schema();
        schema["description"] = Description;
        if (DefaultNode() is { } node)
            schema["default"] = node;
        if (Header is not null)
            schema[HeaderMarks.Keyword] = Header;
        return schema;
    }

    /// <exception cref="FormatException">The value is not allowed; the message is a complete sentence for the client.</exception>
    public object Read(JsonElement value)
    {
        try
        {
            return Type.Read(value);
        }
        catch (FormatException broken)
        {
            throw new FormatException($"{Name}: must be {broken.Message}; got {Given(value)}; example: {Example}", broken);
        }
    }

    private static string Given(JsonElement value)
    {
        const int Longest = 60;
        var text = value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : value.GetRawText();
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "...");
    }

    private static object? DefaultOf(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
            return null;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.DefaultValue switch
        {
            null => type.IsValueType && type == parameter.ParameterType ? Activator.CreateInstance(type) : null,
            { } value when type.IsEnum => Enum.ToObject(type, value),
            { } value => value,
        };
    }

    private JsonNode? DefaultNode() => Default switch
    {
        null or "" => null,
        Enum choice => ((ChoiceArgument)Type).NameOf(choice),
        bool flag => flag,
        string text => text,
        int number => number,
        long number => number,
        double number => number,
        decimal number => number,
        _ => Convert.ToString(Default, CultureInfo.InvariantCulture),
    };
}
