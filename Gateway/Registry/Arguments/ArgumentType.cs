namespace Gateway.Registry.Arguments;

/// <summary>A type of argument: its description for clients, and a lenient reader of its JSON.</summary>
internal abstract class ArgumentType
{
    /// <summary>The allowed values as a phrase that follows "must be", such as "a whole number from 1 to 50".</summary>
    public abstract string Rule { get; }

    /// <summary>A valid value as a user would type it.</summary>
    public abstract string Example { get; }

    /// <summary>True when an empty text is a value; for other types it counts as absent.</summary>
    public virtual bool TakesEmptyText => false;

    /// <summary>Whether texts are read as numbers, in which a dollar sign may stand.</summary>
    public virtual bool TakesNumbers => false;

    /// <summary>All allowed values, for completion; empty when they cannot be listed.</summary>
    public virtual IReadOnlyList<string> Choices => [];

    /// <summary>JSON Schema 2020-12, without description and default.</summary>
    public abstract JsonObject Schema();

    /// <exception cref="FormatException">The value is not allowed; the message is the broken rule.</exception>
    public abstract object Read(JsonElement value);

    protected FormatException Broken() => new(Rule);
}

/// <summary>Names the <see cref="ArgumentType"/> that describes and reads arguments of a class.</summary>
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
        JsonValueKind.String => Parse(value.GetString()!),
        JsonValueKind.Number => Parse(value.GetRawText()),
        _ => throw Broken(),
    };

    private bool Parse(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "Y" or "ON" => true,
        "FALSE" or "0" or "NO" or "N" or "OFF" => false,
        _ => throw Broken(),
    };
}
