namespace Gateway.Streaming;

/// <summary>An answer of one JSON message.</summary>
internal static class JsonReply
{
    public const string ContentType = "application/json";
    private const string RetryAfterSeconds = "30";

    public static Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> json)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = json.Length;
        if (status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds;

        // No token: a write to a client that has disconnected does nothing, which is not an error.
        var written = response.BodyWriter.WriteAsync(json);
        if (!written.IsCompletedSuccessfully)
            return written.AsTask();
        _ = written.Result; // a ValueTask of the pipe wants to be asked once
        return Task.CompletedTask;
    }
}
