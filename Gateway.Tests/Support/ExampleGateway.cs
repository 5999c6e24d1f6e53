using System.Text;
using System.Text.Json;
using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TwsSimulator;

namespace Gateway.Tests.Support;

/// <summary>The whole gateway on a fresh simulator, both of which believe that it is Monday, 2026-09-14, 15:00 UTC: what the examples of tools are made for.</summary>
internal sealed class ExampleGateway : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    public static readonly DateTimeOffset Begin = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private ExampleGateway(WebApplication app, SimulatorServer simulator)
    {
        _app = app;
        Simulator = simulator;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = Deadline };
    }

    public SimulatorServer Simulator { get; }

    public IToolRegistry Registry => _app.Services.GetRequiredService<IToolRegistry>();

    /// <summary>Returns once the gateway has connected to its simulator by itself.</summary>
    public static async Task<ExampleGateway> StartAsync()
    {
        var time = new ShiftedTimeProvider(Begin);
        var simulator = await SimulatorServer.StartAsync(new SimulatorOptions { TimeProvider = time, TickInterval = TimeSpan.FromMilliseconds(50), MaxMessagesPerSecond = 0 });
        var settings = new GatewaySettings();
        var app = GatewayApp.Create(
            settings with
            {
                Server = settings.Server with { Port = 0 },
                Tws = settings.Tws with { Host = "127.0.0.1", Port = simulator.Port, AutoConnect = true },
                Limits = settings.Limits with { CallsPerSecond = 0, OrdersPerSecond = 0 },
                Log = new LogOptions { Level = Microsoft.Extensions.Logging.LogLevel.None },
            },
            services => services.AddSingleton<TimeProvider>(time));
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Services.GetRequiredService<ITwsConnection>().StatusChanged += status =>
        {
            if (status.State == ConnectionState.Connected)
                connected.TrySetResult();
        };
        await app.StartAsync().WaitAsync(Deadline);
        await connected.Task.WaitAsync(Deadline);
        return new ExampleGateway(app, simulator);
    }

    /// <summary>Calls a tool by plain HTTP and returns the lines of the answer; the last is its result or its error.</summary>
    public async Task<List<JsonElement>> CallAsync(string tool, string arguments)
    {
        using var content = new StringContent(arguments, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("/api/v1/" + tool, content);
        return await answer.MessagesAsync();
    }

    /// <summary>Calls a tool by MCP (modern era) and returns the result of tools/call.</summary>
    public async Task<JsonElement> CallMcpAsync(string tool, string arguments)
    {
        var call = ModernCall.Tool(tool, arguments);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in call.Headers(tool))
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        using var answer = await _http.SendAsync(request);
        var last = (await answer.MessagesAsync())[^1];
        last.TryGetProperty("result", out var result).Should().BeTrue($"{tool} answered {last}");
        return result;
    }

    /// <summary>Calls what must come before a tool's example, and gives the arguments of the example.</summary>
    public async Task<string> PrepareAsync(ToolDescriptor tool)
    {
        if (ExampleCall.After(tool) is not { } before)
            return tool.Traits.Example;
        var last = (await CallAsync(before.Tool, before.Arguments))[^1];
        last.Text("type").Should().Be("result", $"{before.Tool} comes before the example of {tool.Name}; it answered {last}");
        return ExampleCall.Fill(tool.Traits.Example, last.GetProperty("data"));
    }

    /// <summary>Requests that the simulator has got since its start, without those of the gateway's own heartbeat.</summary>
    public long Received(params int[] except) => Simulator.Received.Where(request => !except.Contains(request.Key)).Sum(request => request.Value);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync().WaitAsync(Deadline);
        await _app.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
