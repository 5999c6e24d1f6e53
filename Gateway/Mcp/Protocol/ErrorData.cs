using Gateway.Handlers;

namespace Gateway.Mcp.Protocol;

/// <summary>A tool call's error for programs; the content holds it as text.</summary>
/// <param name="Code">TWS's own code as text, or a word of the gateway's such as "tws_unavailable".</param>
/// <param name="Choices">Values that the caller may have meant; null for none.</param>
internal sealed record ErrorMeta(string Code, string Message, string? Hint, bool Retryable, IReadOnlyList<ErrorChoice>? Choices)
{
    public static ErrorMeta Of(ToolError error) => new(error.Code, error.Message, error.Hint, error.Retryable, error.Choices);
}

/// <summary>The data of the error of a prompt, resource or completion that failed.</summary>
/// <param name="Code">TWS's own code as text, or a word of the gateway's such as "tws_unavailable".</param>
internal sealed record HandlerFailure(string Code, bool Retryable);

/// <summary>The data of error -32022.</summary>
internal sealed record VersionMismatch(IReadOnlyList<string> Supported, string Requested);

/// <summary>A gap in a stream, sent among its updates.</summary>
internal sealed record GapNotice(UpdateGap Gap);
