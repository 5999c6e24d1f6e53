using Bench.Calls;
using Bench.Churn;
using Bench.Idle;
using Bench.Malformed;
using Bench.Streams;

namespace Bench;

/// <summary>Every benchmark by its name.</summary>
internal static class Benchmarks
{
    private static readonly (string Name, Func<CancellationToken, Task> Run)[] All =
    [
        ("decode", _ => { TickDecodeBenchmark.Run(); return Task.CompletedTask; }),
        ("call", ToolCallBenchmark.RunAsync),
        ("latency", TickLatencyBenchmark.RunAsync),
        ("wait", WaitBenchmark.RunAsync),
        ("streams", StreamsBenchmark.RunAsync),
        ("readers", ReadersBenchmark.RunAsync),
        ("memory", RestingMemoryBenchmark.RunAsync),
        ("start", StartBenchmark.RunAsync),
    ];

    // Proofs: properties that must hold, at a size that the tests leave to this program.
    private static readonly (string Name, Func<CancellationToken, Task> Run)[] Proofs =
    [
        ("malformed", MalformedProof.RunAsync),
        ("churn", ChurnProof.RunAsync),
        ("idle", IdleProof.RunAsync),
    ];

    /// <returns>The exit code: 64 (EX_USAGE of sysexits.h) when there is no benchmark of that name.</returns>
    public static async Task<int> RunAsync(string wanted)
    {
        var chosen = wanted == "all" ? [.. All] : All.Concat(Proofs).Where(benchmark => wanted == benchmark.Name).ToList();
        if (chosen.Count == 0)
        {
            string known = string.Join(", ", All.Concat(Proofs).Select(benchmark => benchmark.Name));
            Console.Error.WriteLine($"'{wanted}' is no benchmark. Known: all, {known}.");
            return 64;
        }
#if DEBUG
        Console.Error.WriteLine("This is a Debug build: the figures mean nothing. Use dotnet run -c Release --project tools/Bench.");
#endif
        foreach ((string name, Func<CancellationToken, Task> run) in chosen)
        {
            Console.WriteLine($"## {name}");
            await run(CancellationToken.None);
            Console.WriteLine();
        }
        return 0;
    }
}
