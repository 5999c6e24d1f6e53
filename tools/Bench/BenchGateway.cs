using System.Net;
using Gateway;
using Gateway.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using TwsSimulator;

namespace Bench;

/// <summary>A gateway and its simulator in this process, on free ports, ready for calls.</summary>
internal sealed class BenchGateway : IAsyncDisposable
{
    private readonly SimulatorServer _simulator;
    private readonly WebApplication _app;

    private BenchGateway(SimulatorServer simulator, WebApplication app)
    {
        _simulator = simulator;
        _app = app;
    }

    public SimulatorServer Simulator => _simulator;

    public IServiceProvider Services => _app.Services;

    public IPEndPoint Address => new(IPAddress.Loopback, new Uri(_app.Urls.First()).Port);

    public static async Task<BenchGateway> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        var simulator = await SimulatorServer.StartAsync(options, cancellationToken);
        var app = GatewayApp.Create(new GatewaySettings
        {
            Tws = new TwsOptions { Port = simulator.Port },
            Server = new ServerOptions { Port = 0 },
            Limits = new LimitOptions { CallsPerSecond = 0, CallsAtOnce = 0, StreamsAtOnce = 0 },
            Log = new LogOptions { Level = LogLevel.Warning },
        });
        await app.StartAsync(cancellationToken);
        var gateway = new BenchGateway(simulator, app);
        await gateway.WaitUntilReadyAsync(cancellationToken);
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while ((await client.GetAsync(new Uri($"http://{Address}/health/ready"), patience.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
    }
}
