using System.CommandLine;
using TwsSimulator.Faults;

namespace TwsSimulator;

/// <summary>The console program: options in, a server until Ctrl-C; faults come as options and as lines on standard input.</summary>
internal static class ConsoleCommand
{
    public static RootCommand Create(TextReader input, TextWriter output)
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 7497 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same prices.", DefaultValueFactory = _ => 1 };
        var accounts = new Option<int>("--accounts") { Description = "Number of paper accounts, 1 to 20.", DefaultValueFactory = _ => 1 };
        var realHours = new Option<bool>("--real-hours") { Description = "Keep the exchanges' hours; without it the market is always open." };
        var noLiveData = new Option<bool>("--no-live-data") { Description = "Refuse live quotes; delayed ones are given." };
        var pacing = new Option<bool>("--history-pacing") { Description = "Enforce the pacing of history requests." };
        var rate = new Option<int>("--rate") { Description = "Messages a second that a client may send; 0 for any.", DefaultValueFactory = _ => 50 };
        var tick = new Option<int>("--tick-ms") { Description = "Milliseconds between two price steps.", DefaultValueFactory = _ => 250 };
        var fault = new Option<string[]>("--fault")
        {
            Description = $"A fault, as name or name=argument; may be given several times. Names: {FaultScript.Names}.",
        };
        var command = new RootCommand("A Trader Workstation that trades on a made-up market and speaks the real wire protocol.")
        {
            port, seed, accounts, realHours, noLiveData, pacing, rate, tick, fault,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new SimulatorOptions
            {
                Port = parsed.GetValue(port),
                Seed = parsed.GetValue(seed),
                Accounts = parsed.GetValue(accounts),
                AlwaysOpen = !parsed.GetValue(realHours),
                LiveDataPermission = !parsed.GetValue(noLiveData),
                HistoryPacing = parsed.GetValue(pacing),
                MaxMessagesPerSecond = parsed.GetValue(rate),
                TickInterval = TimeSpan.FromMilliseconds(parsed.GetValue(tick)),
            };
            return RunAsync(options, parsed.GetValue(fault) ?? [], input, output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SimulatorOptions options, string[] faults, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        SimulatorServer server;
        try
        {
            server = await SimulatorServer.StartAsync(options, cancellationToken);
        }
        catch (Exception cannot) when (cannot is ArgumentException or System.Net.Sockets.SocketException)
        {
            await output.WriteLineAsync($"Cannot start: {cannot.Message}");
            return 1;
        }
        await using var _ = server;
        foreach (var fault in faults)
        {
            if (FaultScript.Apply(server.Faults, fault) is { } mistake)
            {
                await output.WriteLineAsync(mistake);
                return 1;
            }
        }
        await output.WriteLineAsync(
            $"Simulated TWS listens on 127.0.0.1:{server.Port}. A line such as 'freeze' or 'error=1100' makes a fault; Ctrl-C stops.");
        try
        {
            await ReadFaultsAsync(server.Faults, input, output, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, options.TimeProvider, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync("Stopped.");
        }
        return 0;
    }

    /// <summary>Until the end of the input, which is not the end of the server.</summary>
    private static async Task ReadFaultsAsync(SimulatorFaults faults, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        // The console cannot cancel a read that waits; the server need not wait for it.
        while (await input.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken) is { } line)
        {
            if (line.Trim().Length > 0)
                await output.WriteLineAsync(FaultScript.Apply(faults, line) ?? "Done.");
        }
    }
}
