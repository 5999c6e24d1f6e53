using System.Diagnostics;

namespace Chaos.Processes;

/// <summary>The simulated TWS as a process: its console and its ledger.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;
    private readonly SemaphoreSlim _console = new(1);

    private SimulatorProcess(ChildProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<SimulatorProcess> StartAsync(int seed, string folder, CancellationToken cancellationToken)
    {
        var process = ChildProcess.Start(
            "TwsSimulator.dll", ["--port", "0", "--rate", "0", "--seed", seed.ToString(CultureInfo.InvariantCulture)], folder);
        const string Before = "listens on 127.0.0.1:";
        while (await process.ReadLineAsync(cancellationToken) is { } line)
        {
            var at = line.IndexOf(Before, StringComparison.Ordinal);
            if (at >= 0)
            {
                var digits = new string([.. line[(at + Before.Length)..].TakeWhile(char.IsAsciiDigit)]);
                return new SimulatorProcess(process, int.Parse(digits, CultureInfo.InvariantCulture));
            }
        }
        throw new InvalidOperationException($"The simulator ended before it listened: {string.Join(" | ", process.Tail)}");
    }

    /// <summary>Runs one line of its console and returns the answer.</summary>
    public async Task<string> CommandAsync(string line, CancellationToken cancellationToken = default)
    {
        await _console.WaitAsync(cancellationToken);
        try
        {
            await _process.WriteLineAsync(line);
            return await _process.ReadLineAsync(cancellationToken).WaitAsync(AnswerTime, TimeProvider.System, cancellationToken)
                ?? throw new InvalidOperationException($"The simulator ended: {string.Join(" | ", _process.Tail.TakeLast(20))}");
        }
        finally
        {
            _console.Release();
        }
    }

    /// <summary>SIGSTOP: TWS hangs with its sockets open. The console is silent for this time, too.</summary>
    public async Task FreezeAsync()
    {
        await _console.WaitAsync();
        await _process.FreezeAsync();
    }

    /// <summary>SIGCONT; returns the moment (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public async Task<long> ThawAsync()
    {
        await _process.ThawAsync();
        _console.Release();
        return Stopwatch.GetTimestamp();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.ThawAsync();
        await _process.DisposeAsync();
        _console.Dispose();
    }
}
