using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Bench.Calls;

/// <summary>The peer: a server of the official C# SDK without sessions, with one tool that returns what the gateway's returns.</summary>
internal static class SdkServer
{
    /// <summary>As the first argument it makes this program the peer; the second is the text that the tool returns.</summary>
    public const string Command = "sdk-server";

    /// <summary>Serves until the process is killed; the first line says where.</summary>
    public static async Task RunAsync(string answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        JsonElement result = JsonElement.Parse(answer);
        builder.Services.AddMcpServer().WithHttpTransport(http => http.SessionMode = ModelContextProtocol.AspNetCore.HttpServerSessionMode.Stateless)
            .WithTools([McpServerTool.Create(
                () => result, new McpServerToolCreateOptions { Name = ToolCallBenchmark.Tool, ReadOnly = true, UseStructuredContent = true })]);
        await using WebApplication app = builder.Build();
        app.MapMcp("/mcp");
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
    }
}
