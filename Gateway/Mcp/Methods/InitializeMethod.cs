using Gateway.Access;
using Gateway.Mcp.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>initialize: agrees on a revision and opens a session.</summary>
internal sealed class InitializeMethod(LegacySessions sessions, ServerIdentity server, ServerOffer offer) : IMcpMethod
{
    public string Name => "initialize";

    public McpEras Eras => McpEras.Legacy;

    public SessionRole Session => SessionRole.Opens;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var asked = request.Param("protocolVersion"u8);
        if (asked.ValueKind != JsonValueKind.String)
            throw McpException.InvalidParams($"The parameter \"protocolVersion\" must be a string, for example \"{ProtocolVersions.LatestLegacy}\".");
        var version = ProtocolVersions.Negotiable.FirstOrDefault(known => asked.ValueEquals(known)) ?? ProtocolVersions.LatestLegacy;
        request.Session = sessions.Open(version, request.Caller.Id);
        request.Session.Client = ClientCapabilities.Read(request.Param("capabilities"u8), version);
        var shown = server.For(request.Caller);
        return new(new InitializeResult(version, offer.Capabilities, shown.Implementation.For(version), shown.Instructions));
    }
}
