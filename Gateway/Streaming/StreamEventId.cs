using System.Globalization;

namespace Gateway.Streaming;

/// <summary>Names an event within its session: the stream's number, a dash, the event's number in it; 0 is the place before the first event.</summary>
internal readonly record struct StreamEventId(long Stream, long Sequence)
{
    public static bool TryParse(string? text, out StreamEventId id)
    {
        id = default;
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (dash < 0
            || !long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var stream)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return false;
        id = new StreamEventId(stream, sequence);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stream}-{Sequence}");
}
