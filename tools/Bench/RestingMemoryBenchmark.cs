using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>Resident memory of the demo (gateway and simulator in one process) after a short walk and a rest; the peer is the same runtime serving nothing.</summary>
internal static class RestingMemoryBenchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "Gateway.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, "--demo"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SERVER_PORT"] = "0";
        using Process gateway = Process.Start(start) ?? throw new InvalidOperationException("The gateway did not start.");
        try
        {
            Uri mcp = await FindUrlAsync(gateway, cancellationToken);
            Task drain = gateway.StandardOutput.ReadToEndAsync(cancellationToken);
            await WalkAsync(mcp, cancellationToken);
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
            Console.WriteLine($"demo at rest after a walk   {ResidentMegabytes(gateway.Id):F1} MB resident");
            Console.WriteLine($"this process, for scale     {ResidentMegabytes(Environment.ProcessId):F1} MB resident");
            gateway.Kill();
            await drain;
        }
        finally
        {
            if (!gateway.HasExited)
                gateway.Kill();
        }
    }

    private static async Task<Uri> FindUrlAsync(Process gateway, CancellationToken cancellationToken)
    {
        while (await gateway.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            int at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (at >= 0 && line.EndsWith("/mcp", StringComparison.Ordinal))
                return new Uri(line[at..]);
        }
        throw new InvalidOperationException($"The demo ended: {await gateway.StandardError.ReadToEndAsync(cancellationToken)}");
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

    private static double ResidentMegabytes(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
