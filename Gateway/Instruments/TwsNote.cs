using Gateway.Tws.Session;

namespace Gateway.Instruments;

/// <summary>A notice that TWS sent beside its answer.</summary>
internal sealed record TwsNote
{
    [Description("TWS's code.")]
    public required int Code { get; init; }

    public required string Text { get; init; }

    [Description("How to fix it.")]
    public string? Hint { get; init; }

    [Description("Whether the same call may succeed later.")]
    public required bool Retryable { get; init; }

    public static TwsNote Of(TwsError error) =>
        new()
        {
            Code = error.Code,
            Text = error.Text,
            Hint = TwsCodes.Hint(error.Code, error.Text),
            Retryable = TwsCodes.IsRetryable(error.Code, error.Text),
        };

    /// <summary>Null when there are none.</summary>
    public static IReadOnlyList<TwsNote>? Of(IReadOnlyList<TwsError> errors) => errors.Count == 0 ? null : [.. errors.Select(Of)];
}
