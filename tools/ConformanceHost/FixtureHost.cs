using Gateway;
using Gateway.Configuration;
using Gateway.Mcp;
using Gateway.Registry;

namespace ConformanceHost;

/// <summary>
/// The gateway's own endpoint, guards, sessions and streams around the toolsets of this assembly. What the gateway serves from TWS, this host serves
/// from constants: whoever wants to see how a tool, a resource, a prompt or a question to the client is written finds each in its smallest form here.
/// </summary>
public static class FixtureHost
{
    /// <param name="port">On 127.0.0.1; 0 takes a free one.</param>
    /// <param name="overrides">Overrides services, for tests.</param>
    public static WebApplication Create(int port, Action<IServiceCollection>? overrides = null)
    {
        var settings = new GatewaySettings
        {
            Server = new ServerOptions { Port = port },
            Log = new LogOptions { Level = LogLevel.Warning },
        };
        return GatewayHost.Create(
            settings,
            services =>
            {
                services.AddToolRegistry(typeof(FixtureHost).Assembly);
                overrides?.Invoke(services);
            },
            new ServerProfile
            {
                Name = "conformance-host",
                Title = "Conformance fixtures",
                Instructions = "Fixtures of the official MCP conformance suite. Nothing here has a meaning of its own.",
            });
    }
}
