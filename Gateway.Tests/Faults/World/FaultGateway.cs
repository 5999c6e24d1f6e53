using Gateway.Configuration;
using Gateway.Trading;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Gateway.Tests.Faults.World;

/// <summary>A gateway as the program puts it together, on the scenario's clock, with its log and its console kept.</summary>
internal sealed class FaultGateway : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private const int SmallBuffer = 16 * 1024;

    private readonly WebApplication _app;
    private readonly DataDirectory _data;

    private FaultGateway(WebApplication app, DataDirectory data, HttpClient http) => (_app, _data, Http) = (app, data, http);

    public HttpClient Http { get; }

    public ConnectionStatus Tws => _app.Services.GetRequiredService<ITwsConnection>().Status;

    /// <summary>Starts it by settings as a user writes them. Errors: <see cref="SettingsException"/>, as the program shows it.</summary>
    /// <param name="settings">Names of environment variables and values.</param>
    public static async Task<FaultGateway> StartAsync(IReadOnlyDictionary<string, string> settings, TimeProvider clock, FaultLog log)
    {
        var sources = new SettingSources { AppSettings = "absent.json", EnvFile = "absent.env", Environment = settings };
        var data = DataDirectory.Open(sources.Load());
        var loaded = data.Settings;
        var app = GatewayApp.Create(loaded with { Server = loaded.Server with { Port = 0 } }, services =>
        {
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton(data).AddSingleton<ILoggerProvider>(log).AddSingleton(clock).AddSingleton(new OperatorCodes(log.Console, clock));
            services.PostConfigure<SocketTransportOptions>(SendLittle);
        });
        await app.StartAsync().WaitAsync(Limit);
        return new FaultGateway(app, data, new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = Limit });
    }

    /// <summary>Small buffers of the system: a reader that stops is noticed after some kilobytes, not megabytes.</summary>
    private static void SendLittle(SocketTransportOptions sockets)
    {
        var usual = sockets.CreateBoundListenSocket;
        sockets.CreateBoundListenSocket = endpoint =>
        {
            var listener = usual(endpoint);
            listener.SendBufferSize = SmallBuffer;
            return listener;
        };
    }

    /// <summary>SIGTERM: ends by itself, within the program's own deadline.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _data.Dispose();
    }
}

/// <summary>What a gateway wrote to its log and to its console.</summary>
internal sealed class FaultLog : ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    /// <summary>What only a person at the gateway reads.</summary>
    public StringWriter Console { get; } = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private sealed class Logger(FaultLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log._lock)
                log._lines.Add($"{logLevel} {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
        }
    }
}
