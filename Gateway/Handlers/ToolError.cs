namespace Gateway.Handlers;

/// <summary>A tool call's failure, as clients see it.</summary>
/// <param name="Code">TWS's own code as text ("200"), or a word of ours such as "invalid_argument".</param>
/// <param name="Hint">What to do about it, in plain words; null when there is nothing to add.</param>
public sealed record ToolError(ToolErrorKind Kind, string Code, string Message, string? Hint, bool Retryable);

/// <summary>Why a tool call failed, as far as a transport needs to know.</summary>
public enum ToolErrorKind
{
    /// <summary>An argument is missing, unknown or wrong.</summary>
    InvalidArguments,

    /// <summary>The gateway's own rules refuse: trading mode, limits.</summary>
    Refused,

    /// <summary>TWS is away.</summary>
    Unavailable,

    /// <summary>TWS refused or did not answer.</summary>
    Failed,

    /// <summary>A fault of the gateway itself.</summary>
    Internal,
}
