namespace Gateway;

/// <summary>The picture that clients show beside the server's name: a gate with a price line through it.</summary>
internal static class ServerIcon
{
    private const string Svg =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#c8102e" stroke-width="2">"""
        + """<path d="M4 21V8a8 5 0 0 1 16 0v13"/><path d="M1 17l6-4 4 3 5-6 7 2" stroke="#1f6feb"/></svg>""";

    /// <summary>A data: URI, so that no client must fetch anything.</summary>
    public static string DataUri { get; } = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg));
}
