using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench;

/// <summary>The peer: the least that the web framework can serve. A process of its own.</summary>
internal static class BareKestrel
{
    /// <summary>As the first argument it makes this program the peer; a second one is its answer to a POST to "/".</summary>
    public const string Argument = "bare-kestrel";

    public const string LivePath = "/health/live";

    /// <summary>Serves until the process is killed; the first line says where.</summary>
    /// <param name="text">The answer to a POST to "/", sent once its body is parsed.</param>
    public static async Task RunAsync(string text)
    {
        byte[] answer = Encoding.UTF8.GetBytes(text);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using WebApplication app = builder.Build();
        app.MapPost("/", async context =>
        {
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });
        app.MapGet(LivePath, context => context.Response.WriteAsync("live\n", context.RequestAborted));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
    }
}
