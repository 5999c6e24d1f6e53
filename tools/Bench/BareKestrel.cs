using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench;

/// <summary>The peer: the least that the web framework can serve. In the benchmark's own process, or, for its start, in one of its own.</summary>
internal static class BareKestrel
{
    /// <summary>As the only argument it makes this program the peer.</summary>
    public const string Argument = "bare-kestrel";

    public const string LivePath = "/health/live";

    /// <param name="answer">The answer to a POST to "/", sent once its body is parsed.</param>
    public static async Task<WebApplication> StartAsync(byte[] answer, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.MapPost("/", async context =>
        {
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });
        app.MapGet(LivePath, context => context.Response.WriteAsync("live\n", context.RequestAborted));
        await app.StartAsync(cancellationToken);
        return app;
    }

    /// <summary>Serves until the process is killed; the first line says where.</summary>
    public static async Task<int> RunAsync()
    {
        await using WebApplication app = await StartAsync("{}"u8.ToArray(), CancellationToken.None);
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }
}
