using System.Net;
using TwsSimulator;

namespace Bench.Streams;

/// <summary>
/// Readers of one quote at 20,000 ticks a second, in every form of a stream, beside a bare fan-out: lines a second, their age, and what another
/// client waits for its call meanwhile. First a thousand readers, then twenty, or as many as BENCH_READERS says.
/// </summary>
internal static class StreamsBenchmark
{
    private const int StepsPerSecond = 100;
    private const int TicksPerSecond = 20_000;
    private static readonly int[] Readers =
        Environment.GetEnvironmentVariable("BENCH_READERS") is { } number ? [int.Parse(number, CultureInfo.InvariantCulture)] : [1000, 20];
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(8);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var simulator = await SimulatorServer.StartAsync(
            new SimulatorOptions
            {
                TickInterval = TimeSpan.FromSeconds(1.0 / StepsPerSecond),
                ExtraTicksPerStep = TicksPerSecond / StepsPerSecond,
                StampBidSizes = true,
                MaxMessagesPerSecond = 0,
            },
            cancellationToken);
        var plain = new Dictionary<int, Result>();
        await using (DemoProcess peer = await DemoProcess.StartFanOutAsync(StepsPerSecond, TicksPerSecond, cancellationToken))
        {
            var other = new OtherClient(peer.Mcp, "GET", "/now");
            await WarmAsync(peer, [StreamForm.Plain], other, cancellationToken);
            foreach (int readers in Readers)
            {
                plain[readers] = await MeasureAsync(peer, StreamForm.Plain, other, readers, cancellationToken);
                Print(StreamForm.Plain, readers, plain[readers], plain: null);
            }
        }
        await using DemoProcess gateway = await DemoProcess.StartGatewayAsync(simulator.Port, cancellationToken);
        var caller = new OtherClient(gateway.Mcp, "POST", "/api/v1/ibkr_get_current_time");
        await WarmAsync(gateway, StreamForm.Gateway, caller, cancellationToken);
        foreach (int readers in Readers)
            foreach (StreamForm form in StreamForm.Gateway)
                Print(form, readers, await MeasureAsync(gateway, form, caller, readers, cancellationToken), plain[readers]);
    }

    /// <summary>Until the methods that are called often are compiled for good.</summary>
    private static async Task WarmAsync(DemoProcess server, IReadOnlyList<StreamForm> forms, OtherClient other, CancellationToken cancellationToken)
    {
        await other.UntilReadyAsync(cancellationToken);
        var address = new IPEndPoint(IPAddress.Loopback, server.Mcp.Port);
        foreach (StreamForm form in forms)
        {
            using LineReaders readers = await LineReaders.OpenAsync(Readers[0], address, form, cancellationToken);
            await other.CallAsync(Warming / forms.Count, cancellationToken);
            await readers.EndAsync();
        }
    }

    private static async Task<Result> MeasureAsync(
        DemoProcess server, StreamForm form, OtherClient other, int count, CancellationToken cancellationToken)
    {
        using LineReaders readers = await LineReaders.OpenAsync(count, new IPEndPoint(IPAddress.Loopback, server.Mcp.Port), form, cancellationToken);
        await Task.Delay(Settling, TimeProvider.System, cancellationToken);
        IReadOnlyList<long> before = readers.Each;
        TimeSpan cpu = server.ProcessorTime;
        long started = TimeProvider.System.GetTimestamp();
        readers.Watch();
        IReadOnlyList<double> waits = await other.CallAsync(Watched, cancellationToken);
        double seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        IReadOnlyList<long> after = readers.Each;
        double busy = (server.ProcessorTime - cpu).TotalSeconds;
        IReadOnlyList<double> ages = await readers.EndAsync();
        long lines = after.Sum() - before.Sum();
        return new Result(lines / seconds, busy * 1e6 / lines, ages, waits, after.Zip(before).Count(pair => pair.First > pair.Second));
    }

    private static void Print(StreamForm form, int readers, Result result, Result? plain)
    {
        Console.WriteLine(
            $"{readers} readers, {form.Name}: {result.Alive} alive, {result.Rate:N0} lines/s, {result.Cost:F1} us of CPU a line, age p50 "
            + $"{At(result.Ages, 50):F1} ms p99 {At(result.Ages, 99):F1} ms; another client's call p50 {At(result.Waits, 50):F1} ms p99 "
            + $"{At(result.Waits, 99):F1} ms");
        if (plain is not null)
            Console.WriteLine(
                $"  beside the bare fan-out: lines {result.Rate / plain.Rate:F2}, CPU {result.Cost / plain.Cost:F2}, p50 "
                + $"{At(result.Ages, 50) / At(plain.Ages, 50):F2}, p99 {At(result.Ages, 99) / At(plain.Ages, 99):F2}");
    }

    private static double At(IReadOnlyList<double> ascending, int percent) =>
        ascending.Count == 0 ? double.NaN : ascending[ascending.Count * percent / 100];

    /// <param name="Rate">Lines a second of all readers.</param>
    /// <param name="Cost">Microseconds of the server's CPU a line.</param>
    /// <param name="Ages">From the tick to the read, in milliseconds, ascending; so <paramref name="Waits"/>, from the call to its answer.</param>
    private sealed record Result(double Rate, double Cost, IReadOnlyList<double> Ages, IReadOnlyList<double> Waits, int Alive);
}
