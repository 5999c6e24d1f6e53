namespace Gateway.Configuration;

/// <summary>The limits of one token, as its line in the token file has them: <c>maxNotional:5000,symbols:AAPL+MSFT</c>.</summary>
/// <remarks>
/// They are the options of <see cref="PolicyOptions"/> by their names; an order must keep both, so that a token's can only be tighter.
/// </remarks>
internal static class TokenLimits
{
    public const string Example = "maxNotional:5000,symbols:AAPL+MSFT";

    private const char ListSeparator = '+';

    private static readonly Dictionary<string, Setting> ByName = SettingCatalog.All
        .Where(setting => setting.Section == nameof(GatewaySettings.Policy) && setting.Property.Name != nameof(PolicyOptions.OpenFields))
        .ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    /// <param name="fault">The error, which does not quote the text; null when it is valid.</param>
    public static PolicyOptions? Parse(string text, out string? fault)
    {
        var limits = PolicyOptions.Unlimited with { };
        foreach (var (index, part) in text.Split(',').Index())
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || !ByName.TryGetValue(part[..colon], out var setting))
            {
                fault = $"limit {index + 1} must be name:value with one of the names {string.Join(", ", ByName.Values.Select(NameOf))}";
                return null;
            }
            if (!setting.TryParse(part[(colon + 1)..].Replace(ListSeparator, ','), out var value))
            {
                fault = $"limit {index + 1}, {NameOf(setting)}, must be {setting.Rule}; the values of a list are separated by '{ListSeparator}'";
                return null;
            }
            setting.Property.SetValue(limits, value);
        }
        fault = null;
        return limits;
    }

    /// <summary>Writes the limits as <see cref="Parse"/> reads them; empty when there are none.</summary>
    public static string Write(PolicyOptions limits) => string.Join(
        ',',
        from setting in ByName.Values
        let value = setting.Show(setting.Property.GetValue(limits))
        where value != setting.Show(setting.Property.GetValue(PolicyOptions.Unlimited))
        select $"{NameOf(setting)}:{value.Replace(',', ListSeparator)}");

    /// <summary>The name of an option of <see cref="PolicyOptions"/> in a token's line, such as <c>maxNotional</c>.</summary>
    public static string NameOf(Setting setting) => JsonNamingPolicy.CamelCase.ConvertName(setting.Property.Name);
}
