namespace Gateway.Configuration;

/// <summary>Every option that the gateway knows, in the order of the documentation. A new options class is one line here.</summary>
internal static class SettingCatalog
{
    // Prefixes of the gateway's variables only. API_, ALLOWED_, MCP_ and LOG_ are left out, because other programs use them too.
    private static readonly string[] OwnPrefixes = ["TWS_", "SERVER_", "GATEWAY_", "OAUTH_", "TRADING_", "LIMITS_", "NOTIFY_"];

    private static readonly (string Section, Type Type)[] Sections =
    [
        (nameof(GatewaySettings.Tws), typeof(TwsOptions)),
        (nameof(GatewaySettings.Server), typeof(ServerOptions)),
        (nameof(GatewaySettings.OAuth), typeof(OAuthOptions)),
        (nameof(GatewaySettings.Limits), typeof(LimitOptions)),
        (nameof(GatewaySettings.Mcp), typeof(McpOptions)),
        (nameof(GatewaySettings.Tools), typeof(ToolOptions)),
        (nameof(GatewaySettings.Trading), typeof(TradingOptions)),
        (nameof(GatewaySettings.Policy), typeof(PolicyOptions)),
        (nameof(GatewaySettings.Notify), typeof(NotifyOptions)),
        (nameof(GatewaySettings.Log), typeof(LogOptions)),
        (nameof(GatewaySettings.Telemetry), typeof(TelemetryOptions)),
    ];

    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from section in Sections
           from property in section.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where property.CanWrite
           select new Setting(section.Section, property),
    ];

    private static readonly Dictionary<string, Setting> ByName = All
        .SelectMany(setting => new[] { (setting.Key, setting), (setting.Variable, setting), (setting.Option, setting) })
        .ToDictionary(pair => pair.Item1, pair => pair.setting, StringComparer.OrdinalIgnoreCase);

    public static Setting? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>
    /// True for a variable that is probably meant for the gateway: it has one of the prefixes, or differs by one or two letters from a known name.
    /// </summary>
    public static bool IsOurs(string variable) =>
        OwnPrefixes.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || SettingNames.Nearest(variable, All.Select(setting => setting.Variable)).Distance <= 2;

    public static IEnumerable<string> SectionNames => Sections.Select(section => section.Section);
}
