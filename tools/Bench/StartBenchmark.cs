using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>The cost of a start until the first answer: the gateway without TWS, and a bare Kestrel, in turn, each as a process of its own.</summary>
internal static partial class StartBenchmark
{
    private const int Rounds = 11;
    private const double TicksPerSecond = 100; // USER_HZ of /proc, the same on every Linux

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var ours = new List<Cost>();
        var peers = new List<Cost>();
        for (int round = -1; round < Rounds; round++)
        {
            Cost gateway = await MeasureAsync("Gateway.dll", cancellationToken);
            Cost bare = await MeasureAsync("Bench.dll " + BareKestrel.Argument, cancellationToken);
            if (round < 0)
                continue;
            ours.Add(gateway);
            peers.Add(bare);
        }
        Print("gateway, no TWS", ours);
        Print("bare Kestrel", peers);
        Console.WriteLine($"ratio of CPU        {Median(ours, cost => cost.Cpu) / Median(peers, cost => cost.Cpu),8:F2}");
        Console.WriteLine($"ratio of time       {Median(ours, cost => cost.Wall) / Median(peers, cost => cost.Wall),8:F2}");
    }

    private static async Task<Cost> MeasureAsync(string command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, command))
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(), // no .env of the caller's
        };
        start.Environment["SERVER_PORT"] = "0";
        start.Environment["TWS_AUTO_CONNECT"] = "false";
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        try
        {
            using var client = new HttpClient();
            using HttpResponseMessage live = await client.GetAsync(await LiveAsync(process, cancellationToken), cancellationToken);
            live.EnsureSuccessStatusCode();
            return new Cost(CpuSeconds(process.Id), Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The address stands in a line that is written once the server listens.</summary>
    private static async Task<Uri> LiveAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Address().Match(line) is { Success: true } found)
                return new Uri(found.Value + BareKestrel.LivePath);
        }
        throw new InvalidOperationException("The process ended before it listened.");
    }

    /// <summary>In user and kernel mode, of all its threads; a hundredth is the smallest step.</summary>
    private static double CpuSeconds(int process)
    {
        string stat = File.ReadAllText($"/proc/{process}/stat");
        // The name in brackets may hold spaces; the times are fields 14 and 15, counted from 1.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Ticks(fields[11]) + Ticks(fields[12])) / TicksPerSecond;
    }

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static void Print(string name, List<Cost> costs)
    {
        double cpu = Median(costs, cost => cost.Cpu);
        double wall = Median(costs, cost => cost.Wall);
        Console.WriteLine($"{name,-16}    {cpu,8:F2} CPU s   {wall,6:F2} s to the first answer   (medians of {costs.Count} starts)");
    }

    private static double Median(List<Cost> costs, Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    private readonly record struct Cost(double Cpu, double Wall);
}
