using System.Runtime.CompilerServices;
using Gateway.Configuration;

namespace Gateway.Telemetry;

/// <summary>Sends spans and metrics to an OpenTelemetry collector, if one is set. The libraries for that are loaded only then.</summary>
internal static class TelemetryExport
{
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, TelemetryOptions options) =>
        options.Endpoint is null ? services : AddOtlp(services, options);

    // A separate method that is not inlined, because compiling it loads the exporter's assemblies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection AddOtlp(IServiceCollection services, TelemetryOptions options) =>
        services.AddHostedService(_ => new OtlpExport(options));
}
