using Gateway.Tests.Faults.Language;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;
using TwsSimulator;

namespace Gateway.Tests.Faults.World;

/// <summary>Everything that one run of a scenario has: the clock, TWS, the network between, the gateway, its callers and what they got.</summary>
internal sealed class FaultStage : IAsyncDisposable
{
    private const string LastRequest = "{last ";

    private static readonly DateTimeOffset Begin = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);

    /// <summary>The longest that any call may take on the scenario's clock.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(150);

    private readonly string _root = MakeRoot();
    private int _directories;

    private FaultStage(int seed)
    {
        Random = new Random(seed);
        Clock = new FaultClock(new ManualTimeProvider(Begin), () => (Link?.Rules.Activity ?? 0) + Calls.Activity, () => Calls.AnyOpen);
        Calls = new FaultCalls(this);
    }

    public Random Random { get; }

    public FaultClock Clock { get; }

    public SimulatorTruth Tws { get; private set; } = null!;

    public FaultLink Link { get; private set; } = null!;

    public FaultCalls Calls { get; private set; } = null!;

    public FaultLog Log { get; } = new();

    public FaultGateway? Gateway { get; private set; }

    /// <summary>What {NAME} stands for.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>The gateway's settings as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new() { ["LOG_LEVEL"] = "Information", ["LIMITS_ORDERS_PER_SECOND"] = "0", ["LIMITS_CALLS_PER_SECOND"] = "0" };

    /// <summary>Why a block of lines that is repeated did not hold the last time.</summary>
    public string LastMiss { get; set; } = "";

    /// <summary>The gateway's data directory.</summary>
    public string DataDirectory { get; private set; } = "";

    public static async Task<FaultStage> CreateAsync(Scenario scenario, int seed)
    {
        var stage = new FaultStage(seed);
        foreach (var variation in scenario.Vary)
            stage.Values[variation.Name] = variation.Choose(stage.Random);
        var options = new SimulatorOptions { Port = 0, Seed = 1, TimeProvider = stage.Clock.Time };
        foreach (var given in scenario.Given.Where(given => given.Verb == "tws"))
            options = TwsOptionWords.Apply(options, stage.Fill(given.Text)) ?? options;
        stage.Tws = new SimulatorTruth(await SimulatorServer.StartAsync(options));
        stage.Link = new FaultLink(() => stage.Tws.Server.Port, seed);
        stage.NewDirectory();
        return stage;
    }

    /// <summary>Puts in the values of {NAME}; {last NAME} is the request id of the last message of that name.</summary>
    public string Fill(string text)
    {
        foreach (var (name, value) in Values)
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        for (var at = text.IndexOf(LastRequest, StringComparison.Ordinal); at >= 0; at = text.IndexOf(LastRequest, StringComparison.Ordinal))
        {
            var name = text[(at + LastRequest.Length)..text.IndexOf('}', at)];
            var last = FrameNames.Find(name) is var (up, id) ? Link.Rules.LastId(up, id) : throw new ScenarioException($"'{name}' is no message of TWS.");
            text = text.Replace($"{LastRequest}{name}}}", $"{last}", StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>Starts the gateway and, unless told otherwise, waits until it is ready.</summary>
    public async Task StartGatewayAsync(bool ready = true)
    {
        var settings = new Dictionary<string, string>(Settings)
        {
            ["TWS_HOST"] = "127.0.0.1",
            ["TWS_PORT"] = Link.Port.ToString(CultureInfo.InvariantCulture),
        };
        settings.TryAdd("TRADING_DATA_DIRECTORY", DataDirectory);
        Gateway = await FaultGateway.StartAsync(settings, Clock.Time, Log);
        if (ready && !await Clock.UntilAsync(() => Gateway.Tws.State == ConnectionState.Connected, TimeSpan.FromSeconds(30)))
            throw new AssertionException($"The gateway was not ready within 30 s: {Gateway.Tws}");
        await Clock.SettleAsync();
    }

    /// <summary>SIGTERM; false when it did not end within the limit on the scenario's clock and on the real one.</summary>
    public async Task<bool> StopGatewayAsync(TimeSpan limit)
    {
        var stopping = Gateway!.StopAsync();
        var ended = await Clock.UntilAsync(() => stopping.IsCompleted, limit);
        await stopping.WaitAsync(FaultGateway.Limit);
        await Calls.AnsweredAsync();
        await Gateway.DisposeAsync();
        Gateway = null;
        return ended;
    }

    /// <summary>kill -9: nothing more leaves, the data directory stays as it is at this moment, and the callers get no answer.</summary>
    public async Task CrashGatewayAsync()
    {
        Link.Refuse();
        Link.Cut(reset: true);
        var before = DataDirectory;
        NewDirectory();
        foreach (var file in Directory.EnumerateFiles(before).Where(file => !file.Contains("lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(DataDirectory, Path.GetFileName(file)));
        Calls.Abandon();
        await StopGatewayAsync(TimeSpan.FromSeconds(60));
        Link.Rules.Clear();
        Link.Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await Calls.DisposeAsync();
        if (Gateway is not null)
            await StopGatewayAsync(TimeSpan.FromSeconds(60));
        await Link.DisposeAsync();
        await Tws.Server.DisposeAsync();
        await Clock.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>In memory where the system has such a place: the scenario's clock does not wait for a disk.</summary>
    private static string MakeRoot()
    {
        const string Memory = "/dev/shm";
        var name = $"faults-{Guid.NewGuid():N}";
        return Directory.CreateDirectory(Directory.Exists(Memory) ? Path.Combine(Memory, name) : Path.Combine(Path.GetTempPath(), name)).FullName;
    }

    private void NewDirectory()
    {
        DataDirectory = Path.Combine(_root, $"data{++_directories}");
        Directory.CreateDirectory(DataDirectory);
        Values["dir"] = DataDirectory;
    }
}

/// <summary>The simulator's options by words: <c>accounts 3</c>, <c>lines 5</c>, <c>rate 50 reject</c>.</summary>
internal static class TwsOptionWords
{
    /// <summary>Null when the words are no option; then they are a line of the console.</summary>
    public static SimulatorOptions? Apply(SimulatorOptions options, string text) => text.Split(' ') switch
    {
        ["accounts", var count] => options with { Accounts = Number(count) },
        ["lines", var count] => options with { MaxMarketDataLines = Number(count) },
        ["rate", var count] => options with { MaxMessagesPerSecond = Number(count) },
        ["rate", var count, "reject"] => options with { MaxMessagesPerSecond = Number(count), RateMode = RateMode.Reject },
        ["history-pacing"] => options with { HistoryPacing = true },
        ["no-live-data", var code] => options with { LiveDataPermission = false, LiveDataRefusal = Number(code) },
        ["extra-ticks", var count] => options with { ExtraTicksPerStep = Number(count) },
        ["tick-ms", var span] => options with { TickInterval = TimeSpan.FromMilliseconds(Number(span)) },
        ["version", var version] => options with { MaxServerVersion = Number(version) },
        ["no-open-orders"] => options with { DownloadOpenOrders = false },
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
