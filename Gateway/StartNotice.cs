using Gateway.Access;
using Gateway.Configuration;
using Gateway.Telemetry;

namespace Gateway;

/// <summary>
/// The console output at startup: first a line that it starts; once the gateway listens, its address, who may do what, and what to try first.
/// </summary>
internal static class StartNotice
{
    /// <summary>The first line, before anything is built.</summary>
    public static string Begin(GatewaySettings settings)
    {
        var server = settings.Server.Port == 0 ? $"a free port on {settings.Server.Host}" : $"{settings.Server.Host}:{settings.Server.Port}";
        return settings.Demo
            ? $"Gateway {ServiceIdentity.Version} is starting the demo: a simulated TWS, and the server on {server}."
            : $"Gateway {ServiceIdentity.Version} is starting the server on {server}, for TWS at {settings.Tws.Host}:{settings.Tws.Port}.";
    }

    /// <param name="url">The address that the server is bound to.</param>
    /// <param name="access">A token that this run made is shown here and nowhere else.</param>
    public static string Write(GatewaySettings settings, string url, AccessNotice access)
    {
        var root = Reachable(url);
        var api = root + (settings.Server.ApiPrefix == "/" ? "" : settings.Server.ApiPrefix);
        return settings.Demo ? Demo(settings.Tws, root, api, access) : $"""
            Gateway serves MCP at {api}/mcp and tools at POST {api}/<tool>; TWS is expected at {settings.Tws.Host}:{settings.Tws.Port}.
            {LiveTitle.Notice(settings)}{access.Write(api)}
            """;
    }

    private static string Demo(TwsOptions tws, string root, string api, AccessNotice access)
    {
        var authorization = access.Authorization;
        var curlHeader = authorization is null ? "" : $" -H \"{authorization}\"";
        var inspectorHeader = authorization is null ? "" : $" --header \"{authorization}\"";
        var clientHeaders = authorization is null
            ? ""
            : $$""", "headers": { "{{authorization.Replace(": ", "\": \"", StringComparison.Ordinal)}}" }""";
        return $$"""

            Gateway demo: a simulated TWS, a simulated market and a paper account. No real orders.

              MCP endpoint   {{api}}/mcp
              Tools          POST {{api}}/<tool>
              Health         {{root}}/health
              Simulator      {{tws.Host}}:{{tws.Port}}, already connected as client {{tws.ClientId}}
            {{access.WriteForDemo()}}
            Stream quotes of SPY for a minute, one line for each change:

              curl -N {{api}}/ibkr_stream_market_data{{curlHeader}} -H 'Content-Type: application/json' -d '{"symbol":"SPY","duration_seconds":60}'

            List the tools with the official MCP Inspector:

              npx -y @modelcontextprotocol/inspector --cli {{api}}/mcp --transport http{{inspectorHeader}} --method tools/list

            Connect a model with this client configuration:

              { "mcpServers": { "ibkr": { "type": "http", "url": "{{api}}/mcp"{{clientHeaders}} } } }


            """;
    }

    // A client cannot use the wildcard address, so loopback is shown instead.
    private static string Reachable(string url) =>
        url.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//[::]:", "//127.0.0.1:", StringComparison.Ordinal);
}
