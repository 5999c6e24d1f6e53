using System.Net;
using System.Net.Sockets;
using TwsSimulator;

namespace Bench;

/// <summary>
/// From a tick on the wire to its line at an HTTP client; the peer is the plain loopback socket on the same machine in the same run.
/// </summary>
internal static class TickLatencyBenchmark
{
    private const int StepsPerSecond = 100;
    private const int TicksPerSecond = 2_000;
    private const int Seconds = 15;

    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        List<double> floor = await SocketEchoAsync(cancellationToken);
        await using var gateway = await BenchGateway.StartAsync(
            new SimulatorOptions
            {
                TickInterval = TimeSpan.FromSeconds(1.0 / StepsPerSecond),
                ExtraTicksPerStep = TicksPerSecond / StepsPerSecond,
                StampBidSizes = true,
                MaxMessagesPerSecond = 0,
            },
            cancellationToken);
        await StreamAsync(gateway.Address, 3, cancellationToken);
        List<double> ours = await StreamAsync(gateway.Address, Seconds, cancellationToken);
        Print($"tick to line ({ours.Count} lines, {TicksPerSecond} ticks/s)", ours);
        Print($"loopback socket, one way ({floor.Count} messages)", floor);
        Console.WriteLine($"ratio of the medians    {Percentile(ours, 50) / Percentile(floor, 50):F1}");
    }

    /// <summary>The age, in milliseconds, of the newest stamped tick in each line when the line arrives.</summary>
    private static async Task<List<double>> StreamAsync(IPEndPoint gateway, int seconds, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{gateway}/api/v1/ibkr_stream_market_data"));
        request.Content = new StringContent($$"""{"symbol":"SPY","duration_seconds":{{seconds}}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(stream);
        var ages = new List<double>();
        decimal last = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            long now = Clock.GetTimestamp();
            using JsonDocument parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.GetProperty("type").GetString() != "update"
                || !parsed.RootElement.GetProperty("data").TryGetProperty("bidSize", out JsonElement size)
                || size.ValueKind != JsonValueKind.Number
                || size.GetDecimal() == last)
            {
                continue;
            }
            last = size.GetDecimal();
            ages.Add((Microseconds(now) - (double)last) / 1000);
        }
        return ages;
    }

    private static async Task<List<double>> SocketEchoAsync(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, cancellationToken);
        using TcpClient server = await listener.AcceptTcpClientAsync(cancellationToken);
        byte[] sent = new byte[64];
        byte[] received = new byte[64];
        var ages = new List<double>();
        for (int i = 0; i < 2_000; i++)
        {
            Task<int> reading = client.GetStream().ReadAsync(received, cancellationToken).AsTask();
            Encoding.ASCII.GetBytes(Microseconds(Clock.GetTimestamp()).ToString("R", CultureInfo.InvariantCulture).PadRight(64), sent);
            await server.GetStream().WriteAsync(sent, cancellationToken);
            await reading;
            ages.Add((Microseconds(Clock.GetTimestamp()) - double.Parse(received, NumberStyles.Float, CultureInfo.InvariantCulture)) / 1000);
            await Task.Delay(TimeSpan.FromMilliseconds(1), Clock, cancellationToken);
        }
        return ages;
    }

    private static double Microseconds(long timestamp) => timestamp * 1e6 / Clock.TimestampFrequency;

    private static void Print(string name, List<double> ages)
    {
        if (ages.Count == 0)
            throw new InvalidOperationException($"Nothing was measured: {name}");
        Console.WriteLine($"{name}: p50 {Percentile(ages, 50):F3} ms   p99 {Percentile(ages, 99):F3} ms   max {ages.Max():F3} ms");
    }

    private static double Percentile(List<double> values, int percent) => values.Order().ElementAt(values.Count * percent / 100);
}
