namespace Gateway.Mcp.Limits;

/// <summary>Which limits a request falls under; every request falls under that of requests a second.</summary>
internal enum CallKind
{
    Plain,
    Tool,
    Order,
    Stream,
    Completion,
}
