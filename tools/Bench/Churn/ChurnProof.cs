using System.Diagnostics;

namespace Bench.Churn;

/// <summary>
/// 10,000 clients of the demo that open a stream and vanish: 80 seconds after the last everything is back where it began, and others were served
/// meanwhile.
/// </summary>
internal static class ChurnProof
{
    private const int Clients = 10_000;
    private const int AtOnce = 200;
    private const int WarmRounds = 2;

    /// <summary>The process's own connections (log, time zone, health) come and go.</summary>
    private const int FilesAround = 10;

    /// <summary>The margin above a tenth, for the movements of the collector's heap.</summary>
    private const double MegabytesAround = 16;

    /// <summary>
    /// Calls go on for up to 42 s after their session's client vanished; so paced they stay below the 1,600 streams that this machine's programs may
    /// run at once.
    /// </summary>
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(80);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <exception cref="InvalidOperationException">Resources were not released, or another client was not served.</exception>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using DemoProcess demo = await DemoProcess.StartAsync(cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var health = new Uri(demo.Mcp, "/health");
        double fresh = demo.ResidentMegabytes;
        double once = 0;
        for (int round = 0; round < WarmRounds; round++) // code compiled, the collector's heap as large as such a load makes it
        {
            await new ChurnLoad(demo.Mcp, Stay).RunAsync(Clients, AtOnce, cancellationToken);
            await SettleAsync(http, health, cancellationToken);
            once = round == 0 ? demo.ResidentMegabytes : once;
        }

        GatewayLoad loadBefore = await GatewayLoad.ReadAsync(http, health, cancellationToken);
        double before = demo.ResidentMegabytes;
        int filesBefore = demo.OpenFiles;

        var bystander = new Bystander(http, demo.Mcp);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task asking = bystander.RunAsync(ended.Token);
        var churn = new ChurnLoad(demo.Mcp, Stay);
        long start = Stopwatch.GetTimestamp();
        await churn.RunAsync(Clients, AtOnce, cancellationToken);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        GatewayLoad loadAtEnd = await GatewayLoad.ReadAsync(http, health, cancellationToken);
        double atEnd = demo.ResidentMegabytes;
        int filesAtEnd = demo.OpenFiles;
        await ended.CancelAsync();
        await asking;
        TimeSpan back = await SettleAsync(http, health, cancellationToken);
        GatewayLoad loadAfter = await GatewayLoad.ReadAsync(http, health, cancellationToken);
        double after = demo.ResidentMegabytes;
        int filesAfter = demo.OpenFiles;

        var opened = churn.Opened.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}"));
        Say($"clients                     {Clients} in {took.TotalSeconds:F0} s, {AtOnce} at once, half of them by RST; ",
            $"{churn.Failures.Count} did not get their stream");
        Say($"streams                     {string.Join(", ", opened)}");
        Say($"held before                 {loadBefore}");
        Say($"held when the last left     {loadAtEnd}");
        Say($"held after {back.TotalSeconds,2:F0} s             {loadAfter}");
        Say($"open files                  {filesBefore} before, {filesAtEnd} when the last left, {filesAfter} after");
        Say($"resident memory             {fresh:F1} MB at the start, {once:F1} and {before:F1} MB after two rounds of as many, ",
            $"{atEnd:F1} MB when the last left, {after:F1} MB after");
        Say($"calls of another client     {bystander.Answered}, {bystander.Refused} not answered 200, the slowest in ",
            $"{bystander.Slowest.TotalMilliseconds:F0} ms");
        foreach (string failure in churn.Failures.Take(3))
            Console.WriteLine(failure);
        bool isBack = loadAfter.IsNone && filesAfter <= filesBefore + FilesAround && after <= (before * 1.1) + MegabytesAround;
        if (demo.HasExited || !isBack || churn.Failures.Count > 0 || bystander.Refused > 0)
            throw new InvalidOperationException("The gateway did not hold.");
    }

    /// <summary>Waits until the gateway holds nothing; not for ever.</summary>
    private static async Task<TimeSpan> SettleAsync(HttpClient http, Uri health, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Patience && !(await GatewayLoad.ReadAsync(http, health, cancellationToken)).IsNone)
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }

    private static void Say(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture))));
}
