using System.Diagnostics;
using System.Threading.Channels;

namespace Chaos.Processes;

/// <summary>A program of this solution as a process of its own: its lines of output are kept, and it can be stopped, continued and killed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 400;

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Queue<string> _tail = new();
    private readonly Task _output;
    private readonly Task _errors;

    private ChildProcess(Process process)
    {
        _process = process;
        _output = DrainAsync(process.StandardOutput, forward: true);
        _errors = DrainAsync(process.StandardError, forward: false);
    }

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>Starts a program from the folder of this one.</summary>
    /// <param name="program">Its assembly, such as Gateway.dll.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="environment">Variables for it alone.</param>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string folder, IEnumerable<(string Name, string Value)>? environment = null)
    {
        // The simulator shares the gateway's runtime here: its own packages are part of it.
        string[] run = ["exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, "Gateway.runtimeconfig.json")];
        var start = new ProcessStartInfo("dotnet", [.. run, Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>The next line of its standard output; null when it has ended.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _lines.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The last lines of both outputs, for reports.</summary>
    public IReadOnlyList<string> Tail
    {
        get
        {
            lock (_tail)
                return [.. _tail];
        }
    }

    /// <summary>SIGSTOP: it stands still with its sockets open.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>SIGTERM; returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await ExitAsync();
    }

    /// <summary>Waits for its end; returns its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAll(_output, _errors);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: it gets no moment to do anything.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await ExitAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        if (_process.HasExited)
            return;
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task DrainAsync(StreamReader reader, bool forward)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_tail)
            {
                if (_tail.Count == KeptLines)
                    _tail.Dequeue();
                _tail.Enqueue(line);
            }
            if (forward)
                _lines.Writer.TryWrite(line);
        }
        if (forward)
            _lines.Writer.TryComplete();
    }
}
