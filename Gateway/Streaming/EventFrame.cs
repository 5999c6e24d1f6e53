namespace Gateway.Streaming;

/// <summary>Encodes server-sent events as bytes that can be sent more than once.</summary>
internal static class EventFrame
{
    public static byte[] Of(StreamEventId id, ReadOnlySpan<byte> message)
    {
        var head = Encoding.ASCII.GetBytes($"id: {id}\nevent: message\ndata: ");
        var frame = new byte[head.Length + message.Length + 2];
        head.CopyTo(frame, 0);
        var data = frame.AsSpan(head.Length, message.Length);
        message.CopyTo(data);

        // A line break in JSON is white space and nothing else.
        data.Replace((byte)'\r', (byte)' ');
        data.Replace((byte)'\n', (byte)' ');
        frame.AsSpan(frame.Length - 2).Fill((byte)'\n');
        return frame;
    }

    /// <summary>An event with an id and no data, from which the client can resume before the first message.</summary>
    public static byte[] Priming(StreamEventId place) => Encoding.ASCII.GetBytes($"id: {place}\ndata: \n\n");

    /// <summary>The retry field: how long the client waits before it reconnects.</summary>
    public static byte[] Retry(TimeSpan wait) => Encoding.ASCII.GetBytes($"retry: {(long)wait.TotalMilliseconds}\n\n");
}

/// <summary>
/// The id of an event within its session: the stream's number, a dash, the event's number in it; 0 is the place before the first event.
/// </summary>
internal readonly record struct StreamEventId(long Stream, long Sequence)
{
    public static bool TryParse(string? text, out StreamEventId id)
    {
        id = default;
        int dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (dash < 0
            || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out long stream)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence))
            return false;
        id = new StreamEventId(stream, sequence);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stream}-{Sequence}");
}
