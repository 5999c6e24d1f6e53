namespace Gateway.Registry;

/// <summary>A tool call's failure, as clients see it.</summary>
/// <param name="Code">TWS's own code as text ("200"), or a word of ours such as "invalid_argument".</param>
/// <param name="Hint">What to do about it, in plain words; null when there is nothing to add.</param>
public sealed record ToolError(ToolErrorKind Kind, string Code, string Message, string? Hint, bool Retryable);
