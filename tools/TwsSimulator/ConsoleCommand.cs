using System.CommandLine;

namespace TwsSimulator;

/// <summary>The console program: options in, a server until Ctrl-C.</summary>
internal static class ConsoleCommand
{
    public static RootCommand Create(TextWriter output)
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 7497 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same prices.", DefaultValueFactory = _ => 1 };
        var accounts = new Option<int>("--accounts") { Description = "Number of paper accounts, 1 to 20.", DefaultValueFactory = _ => 1 };
        var command = new RootCommand("A Trader Workstation that trades on a made-up market and speaks the real wire protocol.") { port, seed, accounts };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new SimulatorOptions
            {
                Port = parsed.GetValue(port),
                Seed = parsed.GetValue(seed),
                Accounts = parsed.GetValue(accounts),
            };
            await using var server = await SimulatorServer.StartAsync(options, cancellationToken);
            await output.WriteLineAsync($"Simulated TWS listens on 127.0.0.1:{server.Port}. Ctrl-C stops it.");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await output.WriteLineAsync("Stopped.");
            }
            return 0;
        });
        return command;
    }
}
