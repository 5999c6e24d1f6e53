using Gateway.Configuration;
using Gateway.Demo;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Support;

/// <summary>The whole gateway as --demo starts it: simulator on a real socket, session, tools, HTTP on a free loopback port.</summary>
internal sealed class DemoGateway : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly DemoTws _tws;

    private DemoGateway(WebApplication app, DemoTws tws)
    {
        _tws = tws;
        App = app;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = Deadline };
    }

    public WebApplication App { get; }

    public HttpClient Http { get; }

    public int SimulatorPort => _tws.Port;

    /// <summary>Returns once the gateway has connected to its simulator by itself.</summary>
    public static async Task<DemoGateway> StartAsync(GatewaySettings? settings = null, Action<IServiceCollection>? overrides = null)
    {
        var tws = await DemoTws.StartAsync(CancellationToken.None);
        settings ??= new GatewaySettings();
        var app = GatewayApp.Create(tws.Apply(settings with
        {
            Server = settings.Server with { Port = 0 },
            Log = new LogOptions { Level = Microsoft.Extensions.Logging.LogLevel.None },
        }), overrides);
        var connection = app.Services.GetRequiredService<ITwsConnection>();
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.StatusChanged += status =>
        {
            if (status.State == ConnectionState.Connected)
                connected.TrySetResult();
        };
        await app.StartAsync().WaitAsync(Deadline);
        await connected.Task.WaitAsync(Deadline);
        return new DemoGateway(app, tws);
    }

    /// <summary>Calls a tool by plain HTTP and returns all lines of the answer.</summary>
    public async Task<string[]> CallAsync(string tool, string arguments)
    {
        using var content = new StringContent(arguments, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync("/api/v1/" + tool, content);
        return (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync().WaitAsync(Deadline);
        await App.DisposeAsync();
        await _tws.DisposeAsync();
    }
}
