using System.Text.Json;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tools;
using Gateway.Trading;
using Gateway.Tws.Resilience;
using Microsoft.Extensions.DependencyInjection;
using TwsSimulator;

namespace Gateway.Tests.Support;

/// <summary>The gateway's own tools, connected to a simulator over a real socket. Every result is checked against its tool's output schema.</summary>
internal sealed class ToolsOnSimulator : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider _services;

    private ToolsOnSimulator(SimulatorServer simulator, ServiceProvider services)
    {
        Simulator = simulator;
        _services = services;
        Registry = services.GetRequiredService<IToolRegistry>();
        Console = services.GetRequiredService<StringWriter>();
        Resources = services.GetRequiredService<IResourceRegistry>();
    }

    public SimulatorServer Simulator { get; }

    public IToolRegistry Registry { get; }

    public IResourceRegistry Resources { get; }

    /// <summary>What only a person at the gateway would read.</summary>
    public StringWriter Console { get; }

    public static async Task<ToolsOnSimulator> StartAsync(int accounts = 1, TradingMode mode = TradingMode.Paper, Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var options = new SimulatorOptions { Port = 0, Accounts = accounts, TickInterval = TimeSpan.FromMilliseconds(50) };
        var simulator = await SimulatorServer.StartAsync(change?.Invoke(options) ?? options, CancellationToken.None).WaitAsync(Deadline);
        var console = new StringWriter();
        var settings = new GatewaySettings { Tws = new TwsOptions { Port = simulator.Port }, Trading = new TradingOptions { Mode = mode } };
        var services = new ServiceCollection()
            .AddSingleton(console)
            .AddSingleton(new OperatorCodes(console))
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSettings(settings)
            .AddTws(settings)
            .AddTrading()
            .AddGatewayTools()
            .BuildServiceProvider();
        var endpoint = new TwsEndpoint("127.0.0.1", simulator.Port, 1);
        await services.GetRequiredService<ITwsConnection>().ConnectAsync(endpoint, CancellationToken.None).WaitAsync(Deadline);
        return new ToolsOnSimulator(simulator, services);
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Calls a tool that must succeed.</summary>
    public async Task<JsonElement> CallAsync(string name, string arguments = "{}", ToolContext? context = null)
    {
        var tool = Registry.Get(name);
        var outcome = await tool.InvokeAsync(JsonElement.Parse(arguments), context ?? new RecordingContext(), CancellationToken.None).WaitAsync(Deadline);
        outcome.Error.Should().BeNull(name);
        var result = JsonElement.Parse(outcome.Text());
        Validate(result, tool.OutputSchema).Should().BeEmpty($"{name} answered {outcome.Text()}");
        return result;
    }

    /// <summary>Calls a tool that must fail.</summary>
    public async Task<ToolError> FailAsync(string name, string arguments = "{}")
    {
        var outcome = await Registry.CallAsync(name, arguments).WaitAsync(Deadline);
        outcome.Error.Should().NotBeNull($"{name} answered {outcome.Text()}");
        return outcome.Error!;
    }

    public static IReadOnlyList<string> Validate(JsonElement value, JsonElement schema) =>
        new JsonSchemaValidator(JsonSerializer.SerializeToElement(new { root = schema })).Validate(value, "#/root");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
