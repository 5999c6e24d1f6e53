namespace Gateway.Configuration;

/// <summary>Names the environment variable of an option. Without it the name is SECTION_PROPERTY, as in TRADING_MODE for Trading:Mode.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string? variable = null) : Attribute
{
    public string? Variable { get; } = variable;

    /// <summary>A value that works, shown in errors and in the documentation; the default value when null.</summary>
    public string? Example { get; init; }

    /// <summary>The value is never shown.</summary>
    public bool Secret { get; init; }
}
