namespace Gateway.Telemetry;

/// <summary>The gateway's name and version for collectors, clients and the console.</summary>
internal static class ServiceIdentity
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Instruments = "Gateway.Mcp";

    public static string Version { get; } =
        typeof(ServiceIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
