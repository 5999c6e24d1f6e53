using Bench.Streams;

namespace Bench.Idle;

/// <summary>Streams on which nothing happens live 10 minutes behind a proxy that cuts a connection after 30 seconds of silence.</summary>
internal static class IdleProof
{
    /// <summary>A GET stream of a session, subscriptions/listen, and a call that says nothing while it works.</summary>
    public static readonly IReadOnlyList<StreamKind> Kinds = [StreamKind.Session, StreamKind.ListenStatus, StreamKind.QuietCall];

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <exception cref="InvalidOperationException">A stream was cut.</exception>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using DemoProcess demo = await DemoProcess.StartAsync(cancellationToken);
        await using var proxy = new CuttingProxy(demo.Mcp.Port, Silence);
        var mcp = new Uri(proxy.Address, demo.Mcp.AbsolutePath);
        IdleStream[] streams = [.. Kinds.Select(kind => new IdleStream(kind, mcp))];
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(Life);
        await Task.WhenAll(streams.Select(stream => stream.RunAsync(int.MaxValue, ended.Token)));
        foreach (IdleStream stream in streams)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{stream.Kind,-14} {(stream.WasCut ? "cut" : "alive")} after {Life.TotalMinutes} min: {stream.KeepAlives} signs of life, "
                + $"{stream.Length} bytes, longest silence {stream.LongestSilence.TotalSeconds:F1} s"));
            stream.Dispose();
        }

        if (Array.Exists(streams, stream => stream.WasCut))
            throw new InvalidOperationException("A stream was cut.");
    }
}
