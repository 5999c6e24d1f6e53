namespace Gateway.Mcp.Protocol;

/// <summary>The data of the error of a prompt, resource or completion that failed.</summary>
/// <param name="Code">TWS's own code as text, or a word of the gateway's such as "tws_unavailable".</param>
internal sealed record HandlerFailure(string Code, bool Retryable);
