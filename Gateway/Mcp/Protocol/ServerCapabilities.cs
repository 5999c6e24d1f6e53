namespace Gateway.Mcp.Protocol;

/// <summary>What this server can do; says only what exists.</summary>
internal sealed record ServerCapabilities(EmptyObject Tools, EmptyObject Logging)
{
    public static readonly ServerCapabilities Offered = new(new EmptyObject(), new EmptyObject());
}
