using System.Diagnostics;
using Bench.Streams;

namespace Bench;

/// <summary>The demo (gateway and simulator) as a process of its own, on a free port.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    /// <summary>Settings that lift every limit of calls, streams and connections.</summary>
    public static readonly IReadOnlyList<(string Name, string Value)> Unlimited =
        [("LIMITS_CONNECTIONS", "100000"), ("LIMITS_STREAMS_AT_ONCE", "0"), ("LIMITS_CALLS_AT_ONCE", "0"), ("LIMITS_CALLS_PER_SECOND", "0")];

    /// <summary>The servers are compiled for good sooner without profiles: a figure needs no warm-up of minutes. For a server and its peer alike.</summary>
    private static readonly (string Name, string Value) Unprofiled = ("DOTNET_TieredPGO", "0");

    private const string Demo = "--demo";
    private const string Endpoint = "/mcp";

    private readonly Process _process;
    private readonly Task _drain;

    private DemoProcess(Process process, Uri mcp)
    {
        _process = process;
        Mcp = mcp;
        _drain = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>The URL of its MCP endpoint.</summary>
    public Uri Mcp { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Resident memory in megabytes.</summary>
    public double ResidentMegabytes => ResidentMegabytesOf(_process.Id);

    /// <summary>CPU time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Open files, sockets included.</summary>
    public int OpenFiles => Directory.EnumerateFileSystemEntries($"/proc/{_process.Id}/fd").Count();

    /// <summary>BENCH_GATEWAY names the Gateway.dll of another build, to compare two versions on one machine.</summary>
    /// <param name="environment">Settings besides the port.</param>
    public static Task<DemoProcess> StartAsync(CancellationToken cancellationToken, params (string Name, string Value)[] environment) =>
        StartAsync([Environment.GetEnvironmentVariable("BENCH_GATEWAY") ?? "Gateway.dll", Demo], environment, cancellationToken);

    /// <summary>The gateway alone, on a simulator that listens already; nothing limits the calls and streams.</summary>
    public static Task<DemoProcess> StartGatewayAsync(int simulatorPort, CancellationToken cancellationToken) => StartAsync(
        [Environment.GetEnvironmentVariable("BENCH_GATEWAY") ?? "Gateway.dll"],
        [("TWS_PORT", simulatorPort.ToString(CultureInfo.InvariantCulture)), ("TRADING_DATA_DIRECTORY", ":memory:"), Unprofiled, .. Unlimited],
        cancellationToken);

    /// <summary>The peer of streams at a given rate of ticks, in place of the gateway.</summary>
    public static Task<DemoProcess> StartFanOutAsync(int steps, int ticks, CancellationToken cancellationToken) => StartAsync(
        ["Bench.dll", PlainFanOut.Command, steps.ToString(CultureInfo.InvariantCulture), ticks.ToString(CultureInfo.InvariantCulture)],
        [Unprofiled], cancellationToken);

    /// <summary>The peer of readers in place of the gateway.</summary>
    public static Task<DemoProcess> StartPeerAsync(TimeSpan interval, CancellationToken cancellationToken) =>
        StartAsync(["Bench.dll", PlainStreams.Command, interval.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)], [], cancellationToken);

    public static double ResidentMegabytesOf(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _drain;
        _process.Dispose();
    }

    private static async Task<DemoProcess> StartAsync(
        string[] program, (string Name, string Value)[] environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program[0]), .. program[1..]])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(), // no .env of the caller's
        };
        start.Environment["SERVER_PORT"] = "0";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The gateway did not start.");
        return new DemoProcess(process, await FindUrlAsync(process, program.Contains(Demo), cancellationToken));
    }

    private static async Task<Uri> FindUrlAsync(Process gateway, bool isDemo, CancellationToken cancellationToken)
    {
        while (await gateway.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            // Of the demo it ends a line once the demo is ready; the gateway alone goes on to say more.
            int at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            int path = at < 0 ? -1 : line.IndexOf(Endpoint, at, StringComparison.Ordinal);
            if (path >= 0 && (path + Endpoint.Length == line.Length || !isDemo))
                return new Uri(line[at..(path + Endpoint.Length)]);
        }
        throw new InvalidOperationException("The demo ended before it was ready.");
    }
}
