using Gateway.Access;
using Gateway.Configuration;
using Gateway.Demo;
using Gateway.Http;
using Gateway.Trading;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Connections;

namespace Gateway;

/// <summary>One run of the program: settings, start, notice, wait for the end, exit code.</summary>
internal static class GatewayRun
{
    /// <summary>EX_UNAVAILABLE of sysexits.h: the address is taken.</summary>
    public const int AddressTaken = 69;

    public static async Task<int> ServeAsync(SettingSources sources, CancellationToken cancellationToken)
    {
        try
        {
            using var data = DataDirectory.Open(Load(sources));
            var settings = data.Settings;
            await Console.Out.WriteLineAsync(StartNotice.Begin(settings)); // at once: whoever waits sees that something happens
            await using var demo = settings.Demo ? await DemoTws.StartAsync(cancellationToken) : null;
            settings = demo?.Apply(settings) ?? settings;
            await using var app = GatewayApp.Create(settings, services => services.AddSingleton(data));
            _ = app.Services.GetRequiredService<BearerTokens>(); // a token file that cannot be used ends the start, as a wrong setting does
            await app.StartAsync(cancellationToken);
            if (settings.Demo) // the notice says that it is connected
                await app.Services.GetRequiredService<ITwsConnection>().ConnectAsync(settings.Tws.ToEndpoint(), cancellationToken);
            await Console.Out.WriteAsync(StartNotice.Write(settings, app.Urls.First(), app.Services.GetRequiredService<AccessNotice>()));
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (SettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return SettingsException.ExitCode;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"{exception.Message} Another program uses this port: stop it, or choose another port with SERVER_PORT or --server-port.");
            return AddressTaken;
        }
    }

    public static async Task<int> ProbeAsync(SettingSources sources, bool readiness, CancellationToken cancellationToken)
    {
        try
        {
            return await HealthProbe.RunAsync(Load(sources).Server, readiness, Console.Error, cancellationToken);
        }
        catch (SettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static GatewaySettings Load(SettingSources sources) => (sources with { Checks = [TokenFile.Check, LiveConditions.Check] }).Load();
}
