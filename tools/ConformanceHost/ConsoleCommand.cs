using System.CommandLine;

namespace ConformanceHost;

/// <summary>The console program: a port in, the URL of the endpoint out, then the server until Ctrl-C.</summary>
internal static class ConsoleCommand
{
    public static RootCommand Create(TextWriter output)
    {
        var port = new Option<int>("--port") { Description = "TCP port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 8001 };
        var command = new RootCommand("Serves the fixtures of the official MCP conformance suite; see tools/interop.sh.") { port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(port), output, cancellationToken));
        return command;
    }

    private static async Task RunAsync(int port, TextWriter output, CancellationToken cancellationToken)
    {
        await using var host = FixtureHost.Create(port);
        await host.StartAsync(cancellationToken);
        // By name: the suite's check of DNS rebinding is only made on a URL of localhost.
        await output.WriteLineAsync($"Conformance fixtures at http://localhost:{new Uri(host.Urls.First()).Port}/mcp. Ctrl-C stops.");
        await host.WaitForShutdownAsync(cancellationToken);
    }
}
