using Chaos.Clients;
using Chaos.Evidence;
using Chaos.Processes;
using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>A gateway, the proxy and a simulated TWS, with a folder of their own that goes with them.</summary>
internal sealed class Bed : IAsyncDisposable
{
    private readonly string _folder;
    private readonly List<IAsyncDisposable> _more = [];

    private Bed(string folder, int seed, SimulatorProcess tws, TwsProxy proxy, GatewayProcess gateway)
    {
        (_folder, Seed, Tws, Proxy, Gateway) = (folder, seed, tws, proxy, gateway);
        Calls = new GatewayCalls(gateway);
        Careful = new CarefulClient(Calls, Told);
    }

    public int Seed { get; }

    public SimulatorProcess Tws { get; }

    public TwsProxy Proxy { get; }

    public GatewayProcess Gateway { get; }

    public GatewayCalls Calls { get; }

    public CarefulClient Careful { get; }

    public ToldBook Told { get; } = new();

    /// <summary>What the run has done.</summary>
    public Course Course { get; } = new();

    /// <summary>Starts all three; returns when the gateway is ready.</summary>
    /// <param name="settings">Settings of the gateway that are not its defaults.</param>
    public static async Task<Bed> StartAsync(int seed, CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("gateway-chaos-").FullName;
        var tws = await SimulatorProcess.StartAsync(seed, folder, cancellationToken);
        var proxy = new TwsProxy(tws.Port);
        var gateway = new GatewayProcess(new GatewaySettings(folder, Path.Combine(folder, "data"), proxy.Port, ClientId: 1, settings));
        var bed = new Bed(folder, seed, tws, proxy, gateway);
        try
        {
            await gateway.StartAsync(cancellationToken);
            await bed.RequireReadyAsync(cancellationToken);
            return bed;
        }
        catch
        {
            await bed.DisposeAsync();
            throw;
        }
    }

    /// <summary>A further gateway on the same TWS, with another client id and a data directory of its own.</summary>
    public async Task<GatewayProcess> SecondGatewayAsync(CancellationToken cancellationToken)
    {
        var second = new GatewayProcess(new GatewaySettings(_folder, Path.Combine(_folder, "data-2"), Proxy.Port, ClientId: 2, []));
        _more.Add(second);
        await second.StartAsync(cancellationToken);
        if (await second.ReadyAsync(TimeSpan.FromSeconds(30), cancellationToken) is null)
            throw new InvalidOperationException("The second gateway is not ready.");
        return second;
    }

    /// <summary>kill -9 and a new start; returns the time from the start of the process until it is ready.</summary>
    public async Task<TimeSpan> RestartAsync(CancellationToken cancellationToken)
    {
        Gateway.Kill();
        var begin = TimeProvider.System.GetTimestamp();
        await Gateway.StartAsync(cancellationToken);
        await RequireReadyAsync(cancellationToken);
        return TimeProvider.System.GetElapsedTime(begin);
    }

    /// <summary>Places and cancels an order, so that a measured call does not pay for compilation.</summary>
    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        var placed = await Careful.PlaceAsync(Bodies.PlaceTool, Bodies.Resting("warm"), TimeSpan.FromSeconds(60), cancellationToken);
        await Calls.CallAsync("ibkr_cancel_order", new JsonObject { ["orderId"] = placed?.OrderId ?? 0 }, cancellationToken);
    }

    public async Task RequireReadyAsync(CancellationToken cancellationToken)
    {
        if (await Gateway.ReadyAsync(TimeSpan.FromSeconds(60), cancellationToken) is null)
            throw new InvalidOperationException($"The gateway is not ready after a minute: {string.Join('\n', Gateway.Tail.TakeLast(20))}");
    }

    /// <summary>Asks the status of every key that was used, then stops the gateway and compares. Call it when all faults are over.</summary>
    public async Task<IReadOnlyList<Violation>> CompareAsync(CancellationToken cancellationToken)
    {
        var ledger = await SimulatorLedger.ReadAsync(Tws, cancellationToken);
        foreach (var key in ledger.Orders.Select(order => order.OrderRef).Where(key => key.Length > 0))
            Told.Use(key);
        var final = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var key in Told.Keys)
            final[key] = await StatusAsync(key, cancellationToken);
        ledger = await SimulatorLedger.ReadAsync(Tws, cancellationToken);
        await Gateway.TerminateAsync();
        return new OrderComparison(ledger, await JournalKeys.ReadAsync(Gateway.DataDirectory), Told, final).Violations(Proxy.Log);
    }

    /// <summary>All that happened around a key.</summary>
    public IReadOnlyList<string> CourseOf(string key) => Course.Of(key, Proxy.Log, Told);

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _more)
            await one.DisposeAsync();
        await Gateway.DisposeAsync();
        Proxy.Dispose();
        await Tws.DisposeAsync();
        Calls.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsFinal(Answer answer) => answer.Data is not null
        ? answer.Text("state") is not ("unknown" or "sent" or "sending")
        : !answer.Retryable && answer.Status is not (0 or 429 or >= 500);

    private async Task<Answer> StatusAsync(string key, CancellationToken cancellationToken)
    {
        var answer = await Calls.StatusAsync(key, cancellationToken);
        // An order that was cut off is unknown until two readings of TWS's lists, some seconds apart, lack it.
        for (var attempt = 0; attempt < 60 && !IsFinal(answer); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellationToken);
            answer = await Calls.StatusAsync(key, cancellationToken);
        }
        return answer;
    }
}
