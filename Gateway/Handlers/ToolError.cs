namespace Gateway.Handlers;

/// <summary>A tool call's failure, as clients see it.</summary>
/// <param name="Code">TWS's own code as text ("200"), or a code of the gateway such as "invalid_argument".</param>
/// <param name="Hint">What to do about it, in plain words; null for none.</param>
public sealed record ToolError(ToolErrorKind Kind, string Code, string Message, string? Hint, bool Retryable)
{
    /// <summary>Values that the caller may have meant, the likeliest first; null for none.</summary>
    public IReadOnlyList<ErrorChoice>? Choices { get; init; }
}

/// <summary>A value that a caller may use instead of the one that failed.</summary>
/// <param name="Meaning">What the value stands for, for people.</param>
public sealed record ErrorChoice(string Value, string Meaning);

/// <summary>The class of a tool call's failure, which decides the transport's status code.</summary>
public enum ToolErrorKind
{
    /// <summary>An argument is missing, unknown or wrong.</summary>
    InvalidArguments,

    /// <summary>A rule of the gateway refuses the call: trading mode, limits.</summary>
    Refused,

    /// <summary>The call contradicts an earlier one, such as a key that names another order.</summary>
    Conflict,

    /// <summary>TWS is not connected.</summary>
    Unavailable,

    /// <summary>TWS refused or did not answer.</summary>
    Failed,

    /// <summary>An internal error of the gateway.</summary>
    Internal,
}
