using Gateway.Registry;

namespace Gateway.Mcp.Protocol;

/// <summary>A tool call's failure for programs; the content says the same in words.</summary>
/// <param name="Code">TWS's own code as text, or a word of the gateway's such as "tws_unavailable".</param>
internal sealed record ErrorMeta(string Code, string Message, string? Hint, bool Retryable)
{
    public static ErrorMeta Of(ToolError error) => new(error.Code, error.Message, error.Hint, error.Retryable);
}
