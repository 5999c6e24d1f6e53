using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench.Streams;

/// <summary>The peer: a bare Kestrel that sends every client the same line at the same moments. A process of its own.</summary>
internal static class PlainStreams
{
    /// <summary>The argument that makes this program the peer.</summary>
    public const string Command = "plain-streams";

    private static readonly byte[] Line = Encoding.ASCII.GetBytes($$"""{"type":"update","seq":1,"data":"{{new string('x', 440)}}"}""" + "\n");

    private static TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.MapGet("/stream", SendAsync);
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.First() + "/mcp");
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private static async Task SendAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await Volatile.Read(ref _next).Task.WaitAsync(context.RequestAborted);
            await context.Response.BodyWriter.WriteAsync(Line, context.RequestAborted);
        }
    }
}
