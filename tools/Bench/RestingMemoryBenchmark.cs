namespace Bench;

/// <summary>
/// Resident memory of the demo (gateway and simulator in one process) after a short walk and a rest; the peer is the same runtime serving nothing.
/// </summary>
internal static class RestingMemoryBenchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using DemoProcess demo = await DemoProcess.StartAsync(cancellationToken);
        await WalkAsync(demo.Mcp, cancellationToken);
        await Task.Delay(Rest, TimeProvider.System, cancellationToken);
        Console.WriteLine($"demo at rest after a walk   {demo.ResidentMegabytes:F1} MB resident");
        Console.WriteLine($"this process, for scale     {DemoProcess.ResidentMegabytesOf(Environment.ProcessId):F1} MB resident");
    }

    private static async Task WalkAsync(Uri mcp, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        (string Tool, string Arguments)[] walk =
        [
            ("ibkr_get_positions", "{}"), ("ibkr_get_historical_data", """{"symbol":"VTI"}"""), ("ibkr_get_account_summary", "{}"),
            ("ibkr_stream_market_data", """{"symbol":"SPY","duration_seconds":3}"""),
        ];
        foreach ((string tool, string arguments) in walk)
        {
            using var content = new StringContent(arguments, System.Text.Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await client.PostAsync(new Uri(mcp, tool), content, cancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }
}
