using Gateway.Text;

namespace Gateway.Registry.Arguments;

/// <summary>Maps C# types to argument types.</summary>
internal static class ArgumentTypes
{
    /// <summary>Null when the type has no schema.</summary>
    public static ArgumentType? For(Type declared, Bounds bounds)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.GetCustomAttribute<ArgumentFormatAttribute>() is { } format)
            return (ArgumentType)Activator.CreateInstance(format.Format)!;
        if (type == typeof(string))
            return new TextArgument(bounds);
        if (type == typeof(bool))
            return new FlagArgument();
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double))
            return new NumberArgument(type, bounds);
        if (type == typeof(DateTimeOffset))
            return new MomentArgument();
        if (type.IsEnum)
            return new ChoiceArgument(type);
        return ItemOf(type) is { } item && For(item, bounds.OfItems()) is { } itemType ? new ListArgument(item, itemType, bounds) : null;
    }

    /// <summary>Whether the type, or that of its items, has a format of its own, whose schema is written by hand.</summary>
    public static bool HasFormat(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type.IsDefined(typeof(ArgumentFormatAttribute), inherit: false) || (ItemOf(type) is { } item && HasFormat(item));
    }

    private static Type? ItemOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0]
        : null;
}

/// <summary>A moment (<see cref="MomentText"/>); without a time zone it is UTC, and a day alone is its beginning.</summary>
internal sealed class MomentArgument : ArgumentType
{
    public override string Rule => MomentText.Rule;

    public override string Example => "2026-01-30T15:30:00Z";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    public override object Read(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            throw Broken();
        var read = MomentText.Parse(value.ToString());
        if (read.Zone is null)
            return read.At(TimeZoneInfo.Utc);
        return TimeZoneInfo.TryFindSystemTimeZoneById(read.Zone, out var zone)
            ? read.At(zone)
            : throw new FormatException($"a moment in a known time zone, such as America/New_York; '{read.Zone}' is none");
    }
}
