namespace Gateway.Configuration;

/// <summary>Builds settings from entries, weakest source first; collects all errors before it fails.</summary>
internal sealed class SettingsBuilder
{
    private const string Mask = "(hidden)";
    private readonly List<SettingError> _errors = [];
    private readonly Dictionary<Setting, SettingEntry> _entries = [];

    public void Add(SettingError error) => _errors.Add(error);

    public void Add(IEnumerable<SettingEntry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    /// <exception cref="SettingsException">At least one error was found.</exception>
    public GatewaySettings Build(bool demo = false, IReadOnlyList<SettingCheck>? checks = null)
    {
        var settings = new GatewaySettings { Demo = demo };
        foreach (var setting in SettingCatalog.All)
        {
            if (_entries.TryGetValue(setting, out var entry))
                Assign(settings, setting, entry);
        }

        foreach (var section in SettingCatalog.SectionNames)
            CheckTogether(section, Section(settings, section));
        foreach (var fault in (checks ?? []).SelectMany(check => check(settings)))
            Add(fault, fault.MemberNames.First());
        return _errors.Count == 0 ? settings : throw new SettingsException(_errors);
    }

    private void Add(SettingEntry entry)
    {
        if (SettingCatalog.Find(entry.Name) is not { } setting)
            _errors.Add(Unknown(entry));
        else if (entry.Value.Trim().Length > 0) // an empty value means "not set", as in a template that nobody filled in
            _entries[setting] = entry;
    }

    private void Assign(GatewaySettings settings, Setting setting, SettingEntry entry)
    {
        if (setting.TryParse(entry.Value, out var value))
            setting.Property.SetValue(Section(settings, setting.Section), value);
        else
            _errors.Add(Error(setting, entry, "must be " + setting.Rule + setting.Suggestion(entry.Value)));
    }

    private void CheckTogether(string section, object options)
    {
        if (options is not IValidatableObject validatable)
            return;
        foreach (var result in validatable.Validate(new ValidationContext(options)))
            Add(result, $"{section}:{result.MemberNames.First()}");
    }

    private void Add(ValidationResult fault, string key)
    {
        var setting = SettingCatalog.Find(key)!;
        var entry = _entries.GetValueOrDefault(setting) ?? new SettingEntry(setting.Variable, SettingText.Format(setting.Default), "default");
        _errors.Add(Error(setting, entry, fault.ErrorMessage ?? "is wrong"));
    }

    private static SettingError Error(Setting setting, SettingEntry entry, string rule) =>
        new(
            entry.Name, setting.Secret ? Mask : entry.Value, rule, setting.Example.Length == 0 ? "" : Spell(entry.Name, setting.Example),
            entry.Source);

    private static string Spell(string name, string value) => name.Contains(':', StringComparison.Ordinal) ? $"\"{name}\": \"{value}\""
        : name.StartsWith("--", StringComparison.Ordinal) ? $"{name} {value}" : $"{name}={value}";

    private static SettingError Unknown(SettingEntry entry)
    {
        Func<Setting, string> spelling = entry.Name.Contains(':', StringComparison.Ordinal) ? s => s.Key
            : entry.Name.StartsWith("--", StringComparison.Ordinal) ? s => s.Option : s => s.Variable;
        var nearest = SettingNames.Nearest(entry.Name, SettingCatalog.All.Select(spelling)).Name;
        // Without the value: for a misspelt GATEWAY_TOKEN it would be the token.
        return new SettingError(entry.Name, "", $"is not a setting of the gateway; the nearest is {nearest}", "", entry.Source);
    }

    private static object Section(GatewaySettings settings, string section) => typeof(GatewaySettings).GetProperty(section)!.GetValue(settings)!;
}
