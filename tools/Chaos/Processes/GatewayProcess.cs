using System.Diagnostics;

namespace Chaos.Processes;

/// <summary>The gateway as a process that may be killed and started again on the same port and the same data directory.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly GatewaySettings _settings;
    private ChildProcess? _process;

    public GatewayProcess(GatewaySettings settings) => _settings = settings;

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public string DataDirectory => _settings.DataDirectory;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The last lines of its output, its log among them.</summary>
    public IReadOnlyList<string> Tail => _process?.Tail ?? [];

    /// <summary>Starts it; returns as it listens.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = Run([]);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(StartTime);
        try
        {
            while (await _process.ReadLineAsync(late.Token) is { } line)
            {
                var at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
                if (at < 0 || !line.StartsWith("Gateway serves", StringComparison.Ordinal))
                    continue;
                Address = new Uri(new Uri(line[at..].Split(' ')[0]), "/");
                return;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The gateway did not say where it listens: {string.Join(" | ", Tail)}");
        }
        throw new InvalidOperationException($"The gateway ended before it was ready: {string.Join(" | ", Tail)}");
    }

    /// <summary>Waits until /health/ready says 200; returns how long that took. Null when it did not within the time.</summary>
    public async Task<TimeSpan?> ReadyAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < limit)
        {
            if (await IsReadyAsync(cancellationToken))
                return Stopwatch.GetElapsedTime(begin);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }
        return null;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process?.Kill();

    public Task<int> TerminateAsync() => _process!.TerminateAsync();

    /// <summary>Waits for its end; returns its exit code.</summary>
    public Task<int> EndedAsync() => _process!.ExitAsync();

    /// <summary>Runs a command of its command line on the same data directory, such as <c>halt</c>; returns its exit code and its output.</summary>
    public async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        await using var command = Run(arguments);
        var output = new StringBuilder();
        while (await command.ReadLineAsync(CancellationToken.None) is { } line)
            output.AppendLine(line);
        var code = await command.ExitAsync();
        return (code, output.Length > 0 ? output.ToString() : string.Join('\n', command.Tail));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _http.Dispose();
    }

    private ChildProcess Run(string[] arguments) => ChildProcess.Start(
        "Gateway.dll", arguments, _settings.Folder,
        [
            ("TWS_PORT", _settings.TwsPort.ToString(CultureInfo.InvariantCulture)),
            ("TWS_CLIENT_ID", _settings.ClientId.ToString(CultureInfo.InvariantCulture)),
            ("SERVER_PORT", Address.Port.ToString(CultureInfo.InvariantCulture)),
            ("TRADING_DATA_DIRECTORY", _settings.DataDirectory),
            .. _settings.Environment,
        ]);

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, "/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>What a gateway is started with; everything else is its default.</summary>
/// <param name="Folder">Its working directory, without a .env.</param>
/// <param name="DataDirectory">Its TRADING_DATA_DIRECTORY.</param>
/// <param name="TwsPort">The port that it takes for TWS's.</param>
/// <param name="ClientId">Its TWS_CLIENT_ID.</param>
/// <param name="Environment">Further settings.</param>
internal sealed record GatewaySettings(
    string Folder, string DataDirectory, int TwsPort, int ClientId, IReadOnlyList<(string Name, string Value)> Environment);
