using System.Net;

namespace Bench.Malformed;

/// <summary>
/// 200,000 malformed HTTP and JSON-RPC inputs at the demo: none is answered as a fault of the gateway, none ends it, and its memory comes back.
/// </summary>
internal static class MalformedProof
{
    private const int Inputs = 200_000;
    private const int Connections = 8;
    private const int Seed = 20260728;

    /// <summary>The growth that the collector may keep, in megabytes; a leak of 100 bytes an input is more.</summary>
    private const double MostGrowth = 16;

    /// <summary>The sessions that malformed input opened by accident are forgotten meanwhile.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    /// <exception cref="InvalidOperationException">The gateway answered with a fault of its own, ended, or kept memory.</exception>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using DemoProcess demo = await DemoProcess.StartAsync(cancellationToken, ("MCP_SESSION_IDLE_TIMEOUT", "10s"));
        var server = new IPEndPoint(IPAddress.Loopback, demo.Mcp.Port);
        await new MalformedLoad(server, Seed - Connections).SendAsync(
            Inputs / 4, Connections, cancellationToken); // warm: code compiled, pools and buffers grown
        double before = demo.ResidentMegabytes;
        int filesBefore = demo.OpenFiles;
        var load = new MalformedLoad(server, Seed);
        var resident = new List<double>();
        for (int quarter = 0; quarter < 4; quarter++)
        {
            await load.SendAsync(Inputs / 4, Connections, cancellationToken);
            resident.Add(demo.ResidentMegabytes);
        }
        await Task.Delay(Rest, TimeProvider.System, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"inputs                      {load.Statuses.Values.Sum()} (seed {Seed})"));
        var answers = load.Statuses.OrderBy(pair => pair.Key).Select(pair => $"{(pair.Key == 0 ? "closed" : pair.Key)}: {pair.Value}");
        Console.WriteLine($"answers by status           {string.Join(", ", answers)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident memory             {before:F1} MB before; "
            + $"{string.Join(", ", resident.Select(megabytes => megabytes.ToString("F1", CultureInfo.InvariantCulture)))} MB after each quarter; "
            + $"{demo.ResidentMegabytes:F1} MB a minute later"));
        Console.WriteLine($"open files                  {filesBefore} before, {demo.OpenFiles} a minute later");
        Console.WriteLine($"answered as our fault       {load.FaultsSeen.Count}");
        foreach (string fault in load.FaultsSeen.Take(3))
            Console.WriteLine(fault);
        if (demo.HasExited || load.FaultsSeen.Count > 0 || demo.ResidentMegabytes > before + MostGrowth || demo.OpenFiles > filesBefore + Connections)
            throw new InvalidOperationException("The gateway did not hold.");
    }
}
