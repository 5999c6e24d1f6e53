using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Bench.Calls;

/// <summary>A server under load, as a process of its own: the gateway or a peer.</summary>
internal sealed partial class CallServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _drain;

    private CallServer(string name, string path, Process process, IPEndPoint address)
    {
        (Name, Path, _process, Address) = (name, path, process, address);
        _drain = process.StandardOutput.ReadToEndAsync();
    }

    public string Name { get; }

    /// <summary>The path that takes the calls.</summary>
    public string Path { get; }

    public IPEndPoint Address { get; }

    /// <summary>CPU time so far, of all its threads.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program of this folder; returns once a line of its output says where it listens.</summary>
    /// <param name="program">Its assembly and its arguments.</param>
    /// <param name="environment">Variables for it alone.</param>
    public static async Task<CallServer> StartAsync(
        string name, string path, string[] program, CancellationToken cancellationToken, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, program[0]), .. program[1..]])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = System.IO.Path.GetTempPath(), // no .env of the caller's
        };
        foreach ((string variable, string value) in environment)
            start.Environment[variable] = value;
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (ListeningAt().Match(line) is { Success: true } found)
                return new CallServer(name, path, process, IPEndPoint.Parse(found.Groups[1].Value));
        }
        throw new InvalidOperationException($"{name} ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _drain;
        _process.Dispose();
    }

    [GeneratedRegex(@"http://(127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningAt();
}
