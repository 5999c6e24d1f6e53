namespace Gateway.Configuration;

/// <summary>Registers the options: each section once, as a service.</summary>
internal static class SettingServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services, GatewaySettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Tws)
        .AddSingleton(settings.Server)
        .AddSingleton(settings.OAuth)
        .AddSingleton(settings.Limits)
        .AddSingleton(settings.Mcp)
        .AddSingleton(settings.Tools)
        .AddSingleton(settings.Trading)
        .AddSingleton(settings.Policy)
        .AddSingleton(settings.Notify)
        .AddSingleton(settings.Telemetry);
}
