using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench.Streams;

/// <summary>
/// The peer of streams: a bare Kestrel that makes as many lines as the simulator ticks, in as many steps, each with the moment of its making, and
/// sends every client the newest whenever the client is ready. A process of its own.
/// </summary>
internal static class PlainFanOut
{
    /// <summary>The argument that makes this program the peer; steps and lines a second follow.</summary>
    public const string Command = "plain-fan-out";

    private static readonly string Rest = new('x', 390);

    private static volatile byte[] _line = [];
    private static TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task RunAsync(int steps, int ticks, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.MapGet("/stream", SendAsync);
        app.MapGet("/now", context => context.Response.WriteAsync("now\n", context.RequestAborted));
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.First() + "/mcp");
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / steps));
        for (long sequence = 0; await timer.WaitForNextTickAsync(cancellationToken);)
        {
            for (int i = 0; i < ticks / steps; i++)
                _line = LineOf(++sequence);
            Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private static byte[] LineOf(long sequence) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"type\":\"update\",\"seq\":{sequence},\"data\":{{\"bidSize\":{TickStamp.Now:F0},\"rest\":\"{Rest}\"}}}}\n"));

    private static async Task SendAsync(HttpContext context)
    {
        byte[] sent = [];
        while (!context.RequestAborted.IsCancellationRequested)
        {
            Task next = Volatile.Read(ref _next).Task;
            if (_line is var line && line == sent)
            {
                await next.WaitAsync(context.RequestAborted);
                continue;
            }
            sent = line;
            await context.Response.BodyWriter.WriteAsync(line, context.RequestAborted);
        }
    }
}
