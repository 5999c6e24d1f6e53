using System.Text.Json;
using Gateway.Mcp.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>initialize: agrees on a revision and opens a session.</summary>
internal sealed class InitializeMethod(LegacySessions sessions, ServerIdentity server, ServerOffer offer) : IMcpMethod
{
    public string Name => "initialize";

    public McpEras Eras => McpEras.Legacy;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        JsonElement asked = request.Param("protocolVersion"u8);
        if (asked.ValueKind != JsonValueKind.String)
            throw McpException.InvalidParams($"The parameter \"protocolVersion\" must be a string, for example \"{ProtocolVersions.LatestLegacy}\".");
        string version = ProtocolVersions.Negotiable.FirstOrDefault(known => asked.ValueEquals(known)) ?? ProtocolVersions.LatestLegacy;
        request.Session = sessions.Open(version, request.Caller.Id);
        request.Session.Client = ClientCapabilities.Read(request.Param("capabilities"u8), version);
        return new(new InitializeResult(version, offer.Capabilities, server.Implementation.For(version), server.Instructions));
    }
}
