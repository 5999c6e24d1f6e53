namespace Gateway.Mcp.Protocol;

/// <summary>A capability without options, written as {}.</summary>
internal sealed record EmptyObject;
