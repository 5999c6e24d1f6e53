using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Registry.Arguments;

/// <summary>One argument of a tool: what clients are told of it, and how it is read.</summary>
internal sealed record ToolParameter(string Name, string Description, ArgumentType Type, bool Required, object? Default, string Example)
{
    /// <exception cref="InvalidOperationException">The parameter has no description, or its type has no schema.</exception>
    public static ToolParameter Of(ParameterInfo parameter, string method)
    {
        var place = $"{method}.{parameter.Name}";
        var description = parameter.GetCustomAttribute<DescriptionAttribute>()?.Description;
        if (string.IsNullOrWhiteSpace(description))
            throw new InvalidOperationException($"{place}: the parameter needs a [Description].");
        var type = ArgumentTypes.For(parameter.ParameterType, Bounds.Of(parameter))
            ?? throw new InvalidOperationException(
                $"{place}: the type {parameter.ParameterType.Name} has no schema; use a text, number, bool, enum, DateTimeOffset or a list of them, "
                + "or mark the type with [ArgumentFormat].");
        return new ToolParameter(
            parameter.Name!,
            description,
            type,
            !parameter.HasDefaultValue,
            DefaultOf(parameter),
            parameter.GetCustomAttribute<ExampleAttribute>()?.Value ?? type.Example);
    }

    public JsonObject Schema()
    {
        var schema = Type.Schema();
        schema["description"] = Description;
        if (DefaultNode() is { } node)
            schema["default"] = node;
        return schema;
    }

    /// <exception cref="FormatException">The value is not allowed; the message is the whole sentence for the client.</exception>
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
