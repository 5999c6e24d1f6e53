using System.CommandLine;
using TwsSimulator.Console;
using TwsSimulator.Faults;

namespace TwsSimulator;

/// <summary>The console program: options in, a server until Ctrl-C. Commands are lines on standard input; faults are options, too.</summary>
internal static class ConsoleCommand
{
    public static RootCommand Create(TextReader input, TextWriter output)
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 selects a free port.", DefaultValueFactory = _ => 7497 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same prices.", DefaultValueFactory = _ => 1 };
        var accounts = new Option<int>("--accounts") { Description = "Number of accounts, 1 to 20.", DefaultValueFactory = _ => 1 };
        var live = new Option<bool>("--live") { Description = "Name the accounts as live ones (U1000001) instead of paper accounts (DU1000001)." };
        var realHours = new Option<bool>("--real-hours") { Description = "Keep the exchanges' hours; without it the market is always open." };
        var noLiveData = new Option<bool>("--no-live-data") { Description = "Refuse live quotes and send delayed ones." };
        var pacing = new Option<bool>("--history-pacing") { Description = "Enforce the pacing of history requests." };
        var rate = new Option<int>("--rate") { Description = "Maximum messages a second; 0 means no limit.", DefaultValueFactory = _ => 50 };
        var rateMode = new Option<RateMode>("--rate-mode")
        {
            Description = "Above the rate: pace (delay reading) or reject (error 100; the third time the session closes).",
        };
        var tws = new Option<string>("--tws")
        {
            Description = "The simulated version of TWS.",
            DefaultValueFactory = _ => TwsProfile.Stable.Version,
        };
        tws.AcceptOnlyFromAmong([.. TwsProfile.All.Select(profile => profile.Version)]);
        var noOpenOrders = new Option<bool>("--no-open-orders") { Description = "Do not send open orders to a connecting client without a request." };
        var noFractions = new Option<bool>("--no-fractions") { Description = "Refuse fractions of shares." };
        var noCashQuantity = new Option<bool>("--no-cash-quantity") { Description = "Refuse stock orders with a cash quantity." };
        var tick = new Option<int>("--tick-ms") { Description = "Milliseconds between two price steps.", DefaultValueFactory = _ => 250 };
        var fault = new Option<string[]>("--fault")
        {
            Description = $"A fault, as name or name=argument; may be given several times. Names: {FaultScript.Names}.",
        };
        var command = new RootCommand("A simulated Trader Workstation with a simulated market and the TWS wire protocol.")
        {
            port, seed, accounts, live, realHours, noLiveData, pacing, rate, rateMode, tws, noOpenOrders, noFractions, noCashQuantity, tick, fault,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new SimulatorOptions
            {
                Port = parsed.GetValue(port),
                Seed = parsed.GetValue(seed),
                Accounts = parsed.GetValue(accounts),
                Live = parsed.GetValue(live),
                AlwaysOpen = !parsed.GetValue(realHours),
                LiveDataPermission = !parsed.GetValue(noLiveData),
                HistoryPacing = parsed.GetValue(pacing),
                MaxMessagesPerSecond = parsed.GetValue(rate),
                RateMode = parsed.GetValue(rateMode),
                Tws = TwsProfile.Find(parsed.GetValue(tws)!)!,
                DownloadOpenOrders = !parsed.GetValue(noOpenOrders),
                FractionalShares = !parsed.GetValue(noFractions),
                StockCashQuantity = !parsed.GetValue(noCashQuantity),
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
            $"Simulated TWS listens on 127.0.0.1:{server.Port}. Lines such as 'freeze', 'error=1100' or 'ledger' are commands, 'help' lists them; "
            + "Ctrl-C stops.");
        try
        {
            await ReadCommandsAsync(new ConsoleScript(server), input, output, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, options.TimeProvider, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync("Stopped.");
        }
        return 0;
    }

    /// <summary>Until the end of the input, which is not the end of the server.</summary>
    private static async Task ReadCommandsAsync(ConsoleScript console, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        // The console cannot cancel a read that waits; the server need not wait for it.
        while (await input.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken) is { } line)
        {
            if (line.Trim().Length > 0)
                await output.WriteLineAsync(await console.RunAsync(line));
        }
    }
}
