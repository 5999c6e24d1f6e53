using System.Text;
using Gateway.Configuration;
using Gateway.Demo;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Halts;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwsSimulator;

namespace Gateway.Tests.Support;

/// <summary>What takes TWS's place.</summary>
internal enum TwsStandIn
{
    /// <summary>A connection whose status the test sets; it has no session.</summary>
    Scripted,

    /// <summary>A simulator over a real socket.</summary>
    Simulator,

    /// <summary>The simulator of --demo, on TWS's own port where that is free.</summary>
    Demo,
}

/// <summary>What a test wants of a gateway; whatever it leaves out is as the program has it.</summary>
internal sealed record GatewayFixtureOptions
{
    public GatewaySettings Settings { get; init; } = new();

    public TwsStandIn Tws { get; init; }

    /// <summary>Changes the simulator's options.</summary>
    public Func<SimulatorOptions, SimulatorOptions> Simulator { get; init; } = options => options;

    /// <summary>The clock of the gateway and of its simulator.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>False: no port is opened and nothing runs in the background; tools are called as objects.</summary>
    public bool Listens { get; init; } = true;

    /// <summary>Has the last word on the services.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>Adds endpoints behind the gateway's guards.</summary>
    public Action<WebApplication> Map { get; init; } = _ => { };
}

/// <summary>The gateway as the program puts it together, on a free loopback port, with what a test wants in TWS's place.</summary>
internal sealed class GatewayFixture : IAsyncDisposable
{
    /// <summary>For one answer: the machine may be busy.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>What the examples of tools are made for: a Monday, 11:00 in New York.</summary>
    public static readonly DateTimeOffset ExampleTime = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);

    private readonly List<IAsyncDisposable> _owned = [];
    private readonly GatewayFixtureOptions _options;
    private SimulatorServer? _simulator;
    private HttpClient? _http;

    private GatewayFixture(GatewayFixtureOptions options) => _options = options;

    public WebApplication App { get; private set; } = null!;

    public HttpClient Http => _http ?? throw new InvalidOperationException("This gateway does not listen.");

    public FakeTwsConnection Tws { get; } = new();

    public SimulatorServer Simulator => _simulator ?? throw new InvalidOperationException("This gateway has no simulator of its own.");

    public int SimulatorPort { get; private set; }

    public IToolRegistry Registry => Get<IToolRegistry>();

    public IResourceRegistry Resources => Get<IResourceRegistry>();

    /// <summary>What only a person at the gateway would read.</summary>
    public StringWriter Console { get; } = new();

    /// <summary>A gateway that is not connected: for what has to do with HTTP and MCP alone.</summary>
    public static Task<GatewayFixture> StartAsync(GatewaySettings? settings = null, Action<WebApplication>? map = null, TimeProvider? time = null) =>
        StartAsync(new GatewayFixtureOptions { Settings = settings ?? new GatewaySettings(), Map = map ?? (_ => { }), Time = time ?? TimeProvider.System });

    /// <summary>The gateway of --demo, connected.</summary>
    public static Task<GatewayFixture> StartDemoAsync(GatewaySettings? settings = null, Action<IServiceCollection>? services = null) =>
        StartAsync(new GatewayFixtureOptions { Tws = TwsStandIn.Demo, Settings = settings ?? new GatewaySettings(), Services = services ?? (_ => { }) });

    /// <summary>The gateway's tools without a listener, connected to a simulator of their own.</summary>
    /// <param name="policy">The limits of orders; the usual ones when absent.</param>
    public static Task<GatewayFixture> StartToolsAsync(
        int accounts = 1, TradingMode mode = TradingMode.Paper, Func<SimulatorOptions, SimulatorOptions>? change = null, PolicyOptions? policy = null) =>
        StartAsync(new GatewayFixtureOptions
        {
            Tws = TwsStandIn.Simulator,
            Settings = new GatewaySettings { Trading = new TradingOptions { Mode = mode }, Policy = policy ?? new PolicyOptions() },
            Simulator = options => change is null ? options with { Accounts = accounts } : change(options with { Accounts = accounts }),
            Listens = false,
        });

    /// <summary>A gateway on a fresh simulator, both of which believe that it is <see cref="ExampleTime"/>; nothing limits the calls.</summary>
    public static Task<GatewayFixture> StartExamplesAsync() => StartAsync(new GatewayFixtureOptions
    {
        Tws = TwsStandIn.Simulator,
        Settings = new GatewaySettings { Limits = new LimitOptions { CallsPerSecond = 0, OrdersPerSecond = 0 } },
        Simulator = options => options with { MaxMessagesPerSecond = 0 },
        Time = new FastTimeProvider(ExampleTime, speed: 1),
    });

    /// <summary>Returns once the gateway answers and, where there is a simulator, is connected to it.</summary>
    public static async Task<GatewayFixture> StartAsync(GatewayFixtureOptions options)
    {
        var fixture = new GatewayFixture(options);
        var settings = await fixture.StartTwsAsync();
        fixture.App = GatewayApp.Create(settings, fixture.AddServices);
        fixture._owned.Add(fixture.App);
        options.Map(fixture.App);
        if (options.Listens)
            await fixture.ListenAsync();
        else if (options.Tws is not TwsStandIn.Scripted)
            await fixture.ConnectWithoutListenerAsync();
        _ = fixture.Registry; // what tools watch from their start on is watched from here
        return fixture;
    }

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Calls a tool as an object; it must succeed, and its answer must be what its output schema says.</summary>
    public async Task<JsonElement> CallAsync(string name, string arguments = "{}", ToolContext? context = null)
    {
        var outcome = await Registry.CallAsync(name, arguments, context).WaitAsync(Deadline);
        outcome.Error.Should().BeNull(name);
        var result = JsonElement.Parse(outcome.Text());
        JsonSchemas.Faults(result, Registry.Get(name).OutputSchema).Should().BeEmpty($"{name} answered {outcome.Text()}");
        return result;
    }

    /// <summary>Calls a tool as an object; it must fail.</summary>
    public async Task<ToolError> FailAsync(string name, string arguments = "{}")
    {
        var outcome = await Registry.CallAsync(name, arguments).WaitAsync(Deadline);
        outcome.Error.Should().NotBeNull($"{name} answered {outcome.Text()}");
        return outcome.Error!;
    }

    /// <summary>Calls a tool by plain HTTP; the lines of the answer, of which the last is its result or its error.</summary>
    public async Task<List<JsonElement>> LinesAsync(string tool, string arguments)
    {
        using var content = new StringContent(arguments, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync("/api/v1/" + tool, content);
        return await answer.MessagesAsync();
    }

    /// <summary>Calls a tool by plain HTTP; it must succeed.</summary>
    public async Task<JsonElement> DataAsync(string tool, string arguments = "{}")
    {
        var last = (await LinesAsync(tool, arguments))[^1];
        last.Text("type").Should().Be("result", $"{tool} answered {last}");
        return last.GetProperty("data");
    }

    /// <summary>Calls a tool by MCP (modern era); the result of tools/call.</summary>
    public async Task<JsonElement> CallMcpAsync(string tool, string arguments)
    {
        var call = ModernCall.Tool(tool, arguments);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in call.Headers(tool))
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        using var answer = await Http.SendAsync(request);
        var last = (await answer.MessagesAsync())[^1];
        last.TryGetProperty("result", out var result).Should().BeTrue($"{tool} answered {last}");
        return result;
    }

    /// <summary>Sends one request; header names may be any, Host included.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return Http.SendAsync(request);
    }

    /// <summary>Requests that the simulator has got since its start, without those of the given ids.</summary>
    public long Received(params int[] except) => Simulator.Received.Where(request => !except.Contains(request.Key)).Sum(request => request.Value);

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_http is not null)
            await App.StopAsync().WaitAsync(Deadline);
        foreach (var owned in Enumerable.Reverse(_owned))
            await owned.DisposeAsync();
    }

    private async Task<GatewaySettings> StartTwsAsync()
    {
        var given = _options.Settings;
        var settings = given with { Server = given.Server with { Port = 0 }, Log = new LogOptions { Level = LogLevel.None } };
        switch (_options.Tws)
        {
            case TwsStandIn.Demo:
                var demo = await DemoTws.StartAsync(CancellationToken.None);
                _owned.Add(demo);
                SimulatorPort = demo.Port;
                return demo.Apply(settings);
            case TwsStandIn.Simulator:
                var usual = new SimulatorOptions { Port = 0, TimeProvider = _options.Time, TickInterval = TimeSpan.FromMilliseconds(50) };
                _simulator = await SimulatorServer.StartAsync(_options.Simulator(usual)).WaitAsync(Deadline);
                _owned.Add(_simulator);
                SimulatorPort = _simulator.Port;
                return settings with { Tws = settings.Tws with { Host = "127.0.0.1", Port = SimulatorPort, AutoConnect = _options.Listens } };
            default:
                return settings with { Tws = settings.Tws with { AutoConnect = false } };
        }
    }

    private void AddServices(IServiceCollection services)
    {
        services.AddSingleton(_options.Time).AddSingleton(provider => new OperatorCodes(Console, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<AuditLog>()));
        if (_options.Tws is TwsStandIn.Scripted)
            services.AddSingleton<ITwsConnection>(Tws);
        _options.Services(services);
    }

    /// <summary>Of what runs in the background only the cancels of the kill switch are part of the tools.</summary>
    private async Task ConnectWithoutListenerAsync()
    {
        await Get<ITwsConnection>().ConnectAsync(new TwsEndpoint("127.0.0.1", SimulatorPort, 1), CancellationToken.None).WaitAsync(Deadline);
        await App.Services.GetServices<IHostedService>().OfType<CancelLoop>().Single().StartAsync(CancellationToken.None);
    }

    /// <summary>Opens the port and waits until the gateway has connected by itself.</summary>
    private async Task ListenAsync()
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Get<ITwsConnection>().StatusChanged += status =>
        {
            if (status.State == ConnectionState.Connected)
                connected.TrySetResult();
        };
        await App.StartAsync().WaitAsync(Deadline);
        if (_options.Tws is not TwsStandIn.Scripted)
            await connected.Task.WaitAsync(Deadline);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(App.Urls.First()), Timeout = Deadline };
    }
}
