using Gateway.Feeds.Waiting;

namespace Gateway.Tools.Streams;

/// <summary>The outcome of a wait.</summary>
internal sealed record WaitResult
{
    [Description("met or timed_out.")]
    public required string Status { get; init; }

    [Description("In the order of the arguments.")]
    public required IReadOnlyList<WaitedCondition> Conditions { get; init; }

    public required double WaitedSeconds { get; init; }
}

/// <summary>A condition with its last observed value.</summary>
internal sealed record WaitedCondition
{
    [Description("The condition as text.")]
    public required string Condition { get; init; }

    public required bool Met { get; init; }

    [Description("The number that met it, or else the last one; absent when none came, or it is no number.")]
    public decimal? Value { get; init; }

    [Description("The same of a value that is no number.")]
    public string? Text { get; init; }

    [Description("The complete entry with the value.")]
    public JsonElement? Data { get; init; }

    [Description("The entry's number in its stream.")]
    public long? Seq { get; init; }

    [Description("Time of the entry, UTC.")]
    public DateTimeOffset? At { get; init; }

    [Description("Entries that were missed because they came too fast; absent when there were none.")]
    public long? Missed { get; init; }

    public static WaitedCondition Of(PendingCondition watched) => new()
    {
        Condition = watched.Text,
        Met = watched.Met,
        Value = watched.Value is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var read) ? read : null,
        Text = watched.Value is { ValueKind: not JsonValueKind.Number } other ? other.ToString() : null,
        Data = watched.Data,
        Seq = watched.Seq,
        At = watched.At,
        Missed = watched.Missed > 0 ? watched.Missed : null,
    };
}
