using TwsSimulator;

namespace Bench;

/// <summary>
/// From the price, fill or headline that satisfies a condition, as the simulator sends it, to the answer of ibkr_wait_for at an HTTP client; the peer
/// is a whole call that waits for nothing.
/// </summary>
internal static class WaitBenchmark
{
    private const int StepsPerSecond = 100;
    private const int Waits = 300;
    private const int Warmup = 20;
    private const double AheadMicroseconds = 30_000;
    private const int Apple = 265598;
    private static readonly TimeSpan Listening = TimeSpan.FromMilliseconds(30);

    private static readonly TimeProvider Clock = TimeProvider.System;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // Every tick's bid size is the moment at which it was made: the condition is met by the first tick after a moment to come.
        await using var gateway = await BenchGateway.StartAsync(
            new SimulatorOptions
            {
                TickInterval = TimeSpan.FromSeconds(1.0 / StepsPerSecond),
                StampBidSizes = true,
                MaxMessagesPerSecond = 0,
            }, cancellationToken);
        using var client = new HttpClient();
        await ReportAsync("call of ibkr_get_status, there and back", () => StatusAsync(client, gateway, cancellationToken));
        await ReportAsync("price to answer of ibkr_wait_for", () => PriceAsync(client, gateway, cancellationToken));
        var fills = new Moments();
        gateway.Simulator.Simulation.Desk.Feed.Traded += _ => fills.Note();
        await ReportAsync("fill to answer", () => FillAsync(client, gateway, fills, cancellationToken));
        await ReportAsync("headline to answer", () => HeadlineAsync(client, gateway, cancellationToken));
    }

    private static async Task ReportAsync(string what, Func<Task<double>> wait)
    {
        var ages = new List<double>();
        for (var i = 0; i < Waits + Warmup; i++)
        {
            var age = await wait();
            if (i >= Warmup)
                ages.Add(age);
        }
        ages.Sort();
        Console.WriteLine(
            $"{what} ({ages.Count} times): p50 {ages[ages.Count / 2]:F2} ms   p99 {ages[ages.Count * 99 / 100]:F2} ms   max {ages[^1]:F2} ms");
    }

    private static async Task<double> StatusAsync(HttpClient client, BenchGateway gateway, CancellationToken cancellationToken)
    {
        var begun = Microseconds();
        return ((await CallAsync(client, gateway, "ibkr_get_status", "{}", cancellationToken)).Now - begun) / 1000;
    }

    private static async Task<double> PriceAsync(HttpClient client, BenchGateway gateway, CancellationToken cancellationToken)
    {
        var after = (Microseconds() + AheadMicroseconds).ToString("F0", CultureInfo.InvariantCulture);
        var (data, now) = await WaitAsync(
            client, gateway, $$"""{"contract":"SPY","field":"bidSize","op":">","value":{{after}}}""", cancellationToken);
        return (now - data.GetProperty("conditions")[0].GetProperty("value").GetDouble()) / 1000;
    }

    /// <summary>The order is sent while the wait listens; the simulator notes the moment of its fill.</summary>
    private static async Task<double> FillAsync(HttpClient client, BenchGateway gateway, Moments fills, CancellationToken cancellationToken)
    {
        var waiting = WaitAsync(client, gateway, """{"fill":"any"}""", cancellationToken);
        await Task.Delay(Listening, Clock, cancellationToken);
        await CallAsync(client, gateway, "ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1}""", cancellationToken);
        var (_, now) = await waiting;
        return (now - fills.Last) / 1000;
    }

    private static async Task<double> HeadlineAsync(HttpClient client, BenchGateway gateway, CancellationToken cancellationToken)
    {
        var text = $"Measured {Microseconds():F0}";
        var waiting = WaitAsync(client, gateway, $$"""{"headline":"{{text}}","contract":"AAPL"}""", cancellationToken);
        await Task.Delay(Listening, Clock, cancellationToken);
        double told;
        lock (gateway.Simulator.Simulation.Gate)
        {
            told = Microseconds();
            gateway.Simulator.Simulation.News.Wire.Tell("BRFG", gateway.Simulator.Simulation.Market.Find(Apple), text);
        }
        return ((await waiting).Now - told) / 1000;
    }

    private static async Task<(JsonElement Data, double Now)> WaitAsync(
        HttpClient client, BenchGateway gateway, string condition, CancellationToken cancellationToken)
    {
        var (body, now) = await CallAsync(
            client, gateway, "ibkr_wait_for", $$"""{"conditions":[{{condition}}],"timeoutSeconds":10}""", cancellationToken);
        var data = JsonElement.Parse(body).GetProperty("data");
        return data.GetProperty("status").GetString() == "met" ? (data, now) : throw new InvalidOperationException(body);
    }

    private static async Task<(string Body, double Now)> CallAsync(
        HttpClient client, BenchGateway gateway, string tool, string arguments, CancellationToken cancellationToken)
    {
        using var content = new StringContent(arguments, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri($"http://{gateway.Address}/api/v1/{tool}"), content, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return (body, Microseconds());
    }

    private static double Microseconds() => Clock.GetTimestamp() * 1e6 / Clock.TimestampFrequency;

    /// <summary>When something happened last.</summary>
    private sealed class Moments
    {
        private double _last;

        public double Last => Volatile.Read(ref _last);

        public void Note() => Volatile.Write(ref _last, Microseconds());
    }
}
