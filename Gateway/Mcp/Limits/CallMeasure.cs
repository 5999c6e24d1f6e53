namespace Gateway.Mcp.Limits;

/// <summary>What is counted for each caller by itself.</summary>
internal enum CallMeasure
{
    RequestsPerSecond,
    OrdersPerSecond,
    CompletionsPerSecond,
    CallsAtOnce,
    StreamsAtOnce,
}
