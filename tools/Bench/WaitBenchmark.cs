using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using TwsSimulator;

namespace Bench;

/// <summary>From the tick that satisfies a condition to the answer of ibkr_wait_for at an HTTP client.</summary>
internal static class WaitBenchmark
{
    private const int StepsPerSecond = 100;
    private const int Waits = 300;
    private const double AheadMicroseconds = 30_000;

    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // Every tick's bid size is the moment at which it was made: the condition is met by the first tick after a moment to come.
        await using var gateway = await BenchGateway.StartAsync(
            new SimulatorOptions { TickInterval = TimeSpan.FromSeconds(1.0 / StepsPerSecond), StampBidSizes = true, MaxMessagesPerSecond = 0 }, cancellationToken);
        using var client = new HttpClient();
        var ages = new List<double>();
        for (var i = 0; i < Waits + 20; i++)
        {
            var age = await WaitAsync(client, gateway.Address, cancellationToken);
            if (i >= 20)
                ages.Add(age);
        }
        ages.Sort();
        Console.WriteLine($"tick to answer of ibkr_wait_for ({ages.Count} waits): p50 {ages[ages.Count / 2]:F3} ms   p99 {ages[ages.Count * 99 / 100]:F3} ms   max {ages[^1]:F3} ms");
    }

    private static async Task<double> WaitAsync(HttpClient client, IPEndPoint gateway, CancellationToken cancellationToken)
    {
        var after = (Microseconds() + AheadMicroseconds).ToString("F0", CultureInfo.InvariantCulture);
        using var arguments = new StringContent(
            $$"""{"conditions":[{"contract":"SPY","field":"bidSize","op":">","value":{{after}}}],"timeoutSeconds":10}""", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri($"http://{gateway}/api/v1/ibkr_wait_for"), arguments, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var now = Microseconds();
        using var answer = JsonDocument.Parse(body);
        var data = answer.RootElement.GetProperty("data");
        if (data.GetProperty("status").GetString() != "met")
            throw new InvalidOperationException(body);
        return (now - data.GetProperty("conditions")[0].GetProperty("value").GetDouble()) / 1000;
    }

    private static double Microseconds() => Clock.GetTimestamp() * 1e6 / Clock.TimestampFrequency;
}
