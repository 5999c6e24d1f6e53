namespace Gateway.Handlers;

/// <summary>The errors that tools and the registry throw.</summary>
public static class ToolErrors
{
    /// <param name="message">Names the field, the rule and an example: "quantity: must be a number greater than 0; got 'abc'; example: 100".</param>
    public static ToolException InvalidArgument(string message, string? hint = null) =>
        new(new ToolError(ToolErrorKind.InvalidArguments, "invalid_argument", message, hint, Retryable: false));

    /// <summary>A rule of the gateway refuses the call.</summary>
    public static ToolException Refused(string code, string message, string? hint = null) =>
        new(new ToolError(ToolErrorKind.Refused, code, message, hint, Retryable: false));

    /// <summary>The call contradicts an earlier one.</summary>
    public static ToolException Conflict(string code, string message, string? hint = null) =>
        new(new ToolError(ToolErrorKind.Conflict, code, message, hint, Retryable: false));

    /// <summary>The thing that was requested from TWS does not exist.</summary>
    public static ToolException Failed(string code, string message, string? hint = null, bool retryable = false) =>
        new(new ToolError(ToolErrorKind.Failed, code, message, hint, retryable));
}
