namespace Gateway.Configuration;

/// <summary>One option: its names in every source, its type, rule and default, all taken from the annotated property.</summary>
internal sealed class Setting
{
    private readonly ValidationAttribute[] _rules;

    public Setting(string section, PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<SettingAttribute>();
        Section = section;
        Property = property;
        Key = $"{section}:{property.Name}";
        Variable = attribute?.Variable ?? $"{SettingNames.UpperSnake(section)}_{SettingNames.UpperSnake(property.Name)}";
        Secret = attribute?.Secret ?? false;
        Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description
            ?? throw new InvalidOperationException($"The option {Key} has no [Description].");
        Default = property.GetValue(Activator.CreateInstance(property.DeclaringType!));
        _rules = [.. property.GetCustomAttributes<ValidationAttribute>()];
        Rule = SettingText.Rule(property.PropertyType, _rules);
        Example = attribute?.Example ?? (Default is null ? SettingText.Example(property.PropertyType) : Show(Default));
    }

    public string Section { get; }

    public PropertyInfo Property { get; }

    /// <summary>Its place in appsettings.json, as in Tws:Port.</summary>
    public string Key { get; }

    /// <summary>Its name in the environment and in .env, as in TWS_PORT.</summary>
    public string Variable { get; }

    /// <summary>Its name on the command line, as in --tws-port.</summary>
    public string Option => "--" + Variable.ToLowerInvariant().Replace('_', '-');

    public string Description { get; }

    public object? Default { get; }

    public string Rule { get; }

    public string Example { get; }

    public bool Secret { get; }

    /// <summary>A value as text; a limit of 0 is <c>off</c>.</summary>
    public string Show(object? value) => value is 0m && IsLimit ? LimitAttribute.Off : SettingText.Format(value);

    /// <summary>Parses the value; false when it breaks the rule.</summary>
    public bool TryParse(string text, out object? value) => SettingText.TryParse(
        Property.PropertyType, IsLimit && text.Trim().Equals(LimitAttribute.Off, StringComparison.OrdinalIgnoreCase) ? "0" : text, out value)
        && Array.TrueForAll(_rules, RuleHolds(value));

    private bool IsLimit => Array.Exists(_rules, rule => rule is LimitAttribute);

    /// <summary>A suggestion for an invalid value; empty when no valid value is similar.</summary>
    public string Suggestion(string text) =>
        SettingText.TryParse(Property.PropertyType, text, out var value) && _rules.Any(rule => rule is ToolsetNamesAttribute)
            && ToolsetNamesAttribute.Suggestion(value) is { } suggestion
            ? "; " + suggestion
            : "";

    private static Predicate<ValidationAttribute> RuleHolds(object? value) => rule => rule.IsValid(value);
}

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
