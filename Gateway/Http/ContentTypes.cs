namespace Gateway.Http;

/// <summary>Which bodies are taken as JSON.</summary>
internal static class ContentTypes
{
    /// <summary>True for application/json with or without parameters. Others are refused: a browser may send them to any site without asking.</summary>
    public static bool IsJson(string? contentType)
    {
        ReadOnlySpan<char> mediaType = contentType;
        int parameters = mediaType.IndexOf(';');
        if (parameters >= 0)
            mediaType = mediaType[..parameters];
        return mediaType.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }
}
