using System.CommandLine;
using Chaos.Runs;

namespace Chaos;

/// <summary>
/// The command line: one command for each figure of the order path. Every command prints one row of a table, and exits with 1 when a goal is missed.
/// </summary>
internal static class ChaosCommand
{
    public static RootCommand Create(TextWriter output)
    {
        var seed = new Option<int>("--seed")
        {
            Description = "Repeats the order of faults and orders, not their timing.",
            DefaultValueFactory = _ => 1,
        };
        var root = new RootCommand("Breaks the order path from outside, and compares what clients were told with what TWS has.");
        root.Options.Add(seed);
        seed.Recursive = true;
        root.Subcommands.Add(Command("chaos", "Mixed faults, careful clients.", Number("--orders", 1000), MixedRun.RunAsync));
        root.Subcommands.Add(Command("kill", "kill -9 at five moments.", Number("--runs", 1000), KillRun.RunAsync));
        root.Subcommands.Add(Command("start", "From the start to ready for orders.", Number("--records", 100_000), StartRun.RunAsync));
        root.Subcommands.Add(Command("same-key", "The same key again, in four ways.", Number("--others", 20_000), SameKeyRun.RunAsync));
        root.Subcommands.Add(Command("bracket", "A bracket cut at every byte.", Number("--step", 1), BracketRun.RunAsync));
        root.Subcommands.Add(Command(
            "kill-switch", "The kill switch during 1,000 placements.", Number("--runs", 20),
            (report, runs, of, token) => KillSwitchRun.RunAsync(report, runs, 1_000, of, token)));
        root.Subcommands.Add(Command("cancel", "A cancel among placements.", Number("--among", 500), CancelRun.RunAsync));
        root.Subcommands.Add(Command("changes", "Pairs of parallel changes.", Number("--pairs", 1000), ChangesRun.RunAsync));
        root.Subcommands.Add(Command("journal", "The price of the journal.", Number("--orders", 300), JournalRun.RunAsync));
        root.Subcommands.Add(Command("unknown", "Orders of which TWS says nothing.", Number("--runs", 10), UnknownRun.RunAsync));
        root.Subcommands.Add(Command("ghosts", "Orders that vanish.", Number("--orders", 3), GhostsRun.RunAsync));
        root.Subcommands.Add(Command("small", "A little of everything, for checks.", Number("--orders", 40), SmallRun.RunAsync));
        return root;

        Command Command(string name, string text, Option<int> size, Func<Report, int, int, CancellationToken, Task> run)
        {
            var command = new Command(name, text) { size };
            command.SetAction(async (parsed, cancellationToken) =>
            {
                var (many, from) = (parsed.GetValue(size), parsed.GetValue(seed));
                var report = new Report(
                    output, FormattableString.Invariant($"{name} {size.Name} {many} --seed {from}"), requiresTimes: name != "small");
                await run(report, many, from, cancellationToken);
                return report.ExitCode;
            });
            return command;
        }
    }

    private static Option<int> Number(string name, int usual) => new(name) { DefaultValueFactory = _ => usual };
}
