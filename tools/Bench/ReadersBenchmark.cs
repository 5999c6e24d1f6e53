using System.Net;
using Bench.Streams;
using Gateway.Access;
using Gateway.Feeds;
using Microsoft.Extensions.DependencyInjection;
using TwsSimulator;

namespace Bench;

/// <summary>
/// Ten thousand readers of one quote over HTTP, or as many as BENCH_READERS says: whether all live, and what a line costs the server.
/// </summary>
/// <remarks>The peer is a bare Kestrel that sends a line of the same size as often.</remarks>
internal static class ReadersBenchmark
{
    private static readonly int Readers = int.Parse(Environment.GetEnvironmentVariable("BENCH_READERS") ?? "10000", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    /// <summary>The longest wait for every reader's first line; those without one are then not alive.</summary>
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        double rate;
        double ours;
        await using (DemoProcess gateway = await DemoProcess.StartAsync(cancellationToken, [.. DemoProcess.Unlimited]))
            (ours, rate) = await MeasureAsync("gateway", gateway, "/api/v1/stream/quote?contract=SPY", cancellationToken);
        await using DemoProcess peer = await DemoProcess.StartPeerAsync(TimeSpan.FromSeconds(1 / rate), cancellationToken);
        (double plain, _) = await MeasureAsync("bare Kestrel", peer, "/stream", cancellationToken);
        Console.WriteLine($"ratio of the CPU a line    {ours / plain:F2}");
        await JoinAsync(cancellationToken);
    }

    /// <summary>What it costs to join the feed, without the connections; in two halves, which shows whether the later readers cost more.</summary>
    private static async Task JoinAsync(CancellationToken cancellationToken)
    {
        await using BenchGateway gateway = await BenchGateway.StartAsync(new SimulatorOptions(), cancellationToken);
        var feeds = gateway.Services.GetRequiredService<OpenFeeds>();
        FeedDescriptor kind = gateway.Services.GetRequiredService<FeedCatalog>()[FeedKind.Connection];
        FeedSource source = await FeedCatalog.PrepareAsync(kind, Caller.Local, contract: null, options: default, cancellationToken);
        var readers = new List<FeedReader>(Readers);
        foreach (string half in (string[])["first", "second"])
        {
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < Readers / 2; i++)
            {
                FeedReader reader = feeds.Join(kind, source);
                reader.Feed.BeginAtPresent(reader);
                readers.Add(reader);
            }
            double milliseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
            double bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (Readers / 2.0);
            Console.WriteLine($"the {half} {Readers / 2} readers joined the feed itself in {milliseconds:F1} ms of CPU, {bytes:F0} bytes each");
        }
        readers.ForEach(reader => reader.Dispose());
    }

    /// <returns>Microseconds of the server's CPU a line, and lines a second of one reader.</returns>
    private static async Task<(double Cost, double Rate)> MeasureAsync(
        string name, DemoProcess server, string path, CancellationToken cancellationToken)
    {
        TimeSpan idle = server.ProcessorTime;
        var address = new IPEndPoint(IPAddress.Loopback, server.Mcp.Port);
        using LineReaders readers = await LineReaders.OpenAsync(Readers, address, path, cancellationToken);
        long opened = TimeProvider.System.GetTimestamp();
        while (readers.Each.Any(lines => lines == 0) && TimeProvider.System.GetElapsedTime(opened) < Joining)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        TimeSpan joined = server.ProcessorTime;
        IReadOnlyList<long> before = readers.Each;
        long started = TimeProvider.System.GetTimestamp();
        await Task.Delay(Watched, TimeProvider.System, cancellationToken);
        double seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        double busy = (server.ProcessorTime - joined).TotalSeconds;
        IReadOnlyList<long> after = readers.Each;
        long lines = after.Sum() - before.Sum();
        int alive = after.Zip(before).Count(pair => pair.First > pair.Second);
        Console.WriteLine(
            $"{name}: {alive} of {Readers} readers alive, joined and read their first lines in {(joined - idle).TotalSeconds:F1} s of CPU");
        Console.WriteLine($"{name}: {lines / seconds:N0} lines/s, {busy * 1e6 / lines:F1} us of CPU a line, {server.ResidentMegabytes:F0} MB");
        return (busy * 1e6 / lines, lines / seconds / Readers);
    }
}
