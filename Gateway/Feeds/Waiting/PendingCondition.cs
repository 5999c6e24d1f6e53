namespace Gateway.Feeds.Waiting;

/// <summary>A condition of a wait: its feed reader, the last observed value, and whether it is met.</summary>
/// <param name="text">The condition as text.</param>
/// <param name="evaluate">
/// Gives the value that counts for this condition in an entry, and whether it meets the condition; null when the entry does not concern it.
/// </param>
/// <param name="isEvent">True for an event, which stays met once it happened; false for a state, which may pass.</param>
internal sealed class PendingCondition(
    string text, FeedReader reader, Func<JsonElement, (JsonElement Value, bool Met)?> evaluate, bool isEvent) : IDisposable
{
    public string Text { get; } = text;

    public Feed Feed => reader.Feed;

    /// <summary>For an event, whether it happened; for a state, whether it holds now.</summary>
    public bool Met { get; private set; }

    /// <summary>The value that was seen last, and with it the entry.</summary>
    public JsonElement? Value { get; private set; }

    public JsonElement? Data { get; private set; }

    public long? Seq { get; private set; }

    public DateTimeOffset? At { get; private set; }

    /// <summary>How many entries were dropped before they could be read.</summary>
    public long Missed { get; private set; }

    /// <summary>Marks the condition as met by the present value.</summary>
    public void Begin(JsonElement data, JsonElement value, DateTimeOffset at)
    {
        (Data, Value, At, Met) = (data, value, at, true);
    }

    /// <summary>Reads the entries since the last call.</summary>
    /// <param name="untilMet">Stop at the first entry that meets the condition, so that a later one does not undo it.</param>
    public void Look(bool untilMet)
    {
        while (!(Met && (untilMet || isEvent)))
        {
            var page = reader.Read(limit: 1);
            Missed += page.Missed;
            if (page.Entries is not [var entry])
                return;
            if (entry.Data is { } data && evaluate(data) is { } seen)
                (Data, Value, Seq, At, Met) = (data, seen.Value, entry.Seq, entry.At, seen.Met);
        }
    }

    public void Dispose() => reader.Dispose();
}
