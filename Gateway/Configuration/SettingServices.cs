namespace Gateway.Configuration;

/// <summary>Puts the options into the container: each section once, as a service of its own.</summary>
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
        .AddSingleton(settings.Telemetry);
}
