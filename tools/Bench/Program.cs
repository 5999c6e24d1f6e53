using Bench;
using Bench.Churn;
using Bench.Idle;
using Bench.Malformed;

(string Name, Func<CancellationToken, Task> Run)[] benchmarks =
[
    ("decode", _ => { TickDecodeBenchmark.Run(); return Task.CompletedTask; }),
    ("call", ToolCallBenchmark.RunAsync),
    ("latency", TickLatencyBenchmark.RunAsync),
    ("wait", WaitBenchmark.RunAsync),
    ("memory", RestingMemoryBenchmark.RunAsync),
];

// What is not measured but must hold, at a size that the tests leave to this program.
(string Name, Func<CancellationToken, Task> Run)[] proofs =
[
    ("malformed", MalformedProof.RunAsync),
    ("churn", ChurnProof.RunAsync),
    ("idle", IdleProof.RunAsync),
];

string wanted = args.FirstOrDefault() ?? "all";
var chosen = wanted == "all" ? [.. benchmarks] : benchmarks.Concat(proofs).Where(benchmark => wanted == benchmark.Name).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"'{wanted}' is no benchmark. Known: all, {string.Join(", ", benchmarks.Concat(proofs).Select(benchmark => benchmark.Name))}.");
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
