using Microsoft.Extensions.Primitives;

namespace Gateway.Streaming;

/// <summary>Chooses the form of an answer from the request's Accept header.</summary>
/// <remarks>
/// A client that names text/event-stream gets SSE and never NDJSON. Everybody else (no Accept, */*, application/json, application/x-ndjson) gets
/// NDJSON. In both forms an answer of a single message is plain JSON.
/// </remarks>
internal static class ReplyNegotiation
{
    private const string EventStream = "text/event-stream";

    public static ReplyForm Choose(StringValues accept) => NamesEventStream(accept) ? ReplyForm.Events : ReplyForm.Lines;

    public static bool NamesEventStream(StringValues accept)
    {
        foreach (var value in accept)
        {
            foreach (var part in value.AsSpan().Split(','))
            {
                var mediaType = value.AsSpan()[part];
                var parameters = mediaType.IndexOf(';');
                if (parameters >= 0)
                    mediaType = mediaType[..parameters];
                if (mediaType.Trim().Equals(EventStream, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}

/// <summary>How an answer of more than one message goes out.</summary>
internal enum ReplyForm
{
    /// <summary>Chunked NDJSON: one message a line, for curl and programs.</summary>
    Lines,

    /// <summary>Server-sent events, for MCP clients.</summary>
    Events,
}
