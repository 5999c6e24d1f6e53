using Gateway.Access;
using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>logging/setLevel: the least severity of notifications/message in this session.</summary>
internal sealed class SetLevelMethod : IMcpMethod
{
    public string Name => "logging/setLevel";

    public McpEras Eras => McpEras.Legacy;

    public SessionRole Session => SessionRole.Tends;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        if (!McpLogLevels.TryRead(request.Param("level"u8), out var level))
            throw McpException.InvalidParams($"The parameter \"level\" must be one of {McpLogLevels.Known}.");
        if (request.Session is null)
            throw McpException.BadRequest(
                JsonRpcErrorCodes.InvalidRequest, "logging/setLevel belongs to a session: call initialize and send its Mcp-Session-Id.");
        request.Session.LogLevel = level;
        return new(new EmptyResult());
    }
}
