namespace Gateway.Streaming;

/// <summary>An answer of one JSON message.</summary>
internal static class JsonReply
{
    public const string ContentType = "application/json";

    public static async Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> json)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = json.Length;
        try
        {
            await response.BodyWriter.WriteAsync(json, response.HttpContext.RequestAborted);
        }
        catch (Exception e) when (ClientGone.Explains(e))
        {
            // Nobody is left to read it.
        }
    }
}
