using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Registry.Arguments;

/// <summary>How one kind of argument is described to clients, and read leniently from JSON.</summary>
internal abstract class ArgumentType
{
    /// <summary>What is allowed, to be read after "must be": "a whole number from 1 to 50".</summary>
    public abstract string Rule { get; }

    /// <summary>A value that is allowed, as a user would type it.</summary>
    public abstract string Example { get; }

    /// <summary>True when an empty text is a value of its own; for other kinds it counts as not given.</summary>
    public virtual bool TakesEmptyText => false;

    /// <summary>Every value that is allowed, as clients are offered them; empty when they cannot be listed.</summary>
    public virtual IReadOnlyList<string> Choices => [];

    /// <summary>JSON Schema 2020-12, without description and default.</summary>
    public abstract JsonObject Schema();

    /// <exception cref="FormatException">The value is not allowed; the message is the rule that it breaks.</exception>
    public abstract object Read(JsonElement value);

    protected FormatException Broken() => new(Rule);
}

/// <summary>Gives a class its own way to be an argument: the <see cref="ArgumentType"/> that describes and reads it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ArgumentFormatAttribute(Type format) : Attribute
{
    public Type Format { get; } = format;
}

/// <summary>True or false; also as a text or as 1 and 0.</summary>
internal sealed class FlagArgument : ArgumentType
{
    public override string Rule => "true or false";

    public override string Example => "true";

    public override IReadOnlyList<string> Choices { get; } = ["true", "false"];

    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    public override object Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => Word(value.GetString()!),
        JsonValueKind.Number => Word(value.GetRawText()),
        _ => throw Broken(),
    };

    private bool Word(string word) => word.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => throw Broken(),
    };
}
