namespace Gateway.Registry;

/// <summary>An icon that a client may show beside a tool, resource or prompt.</summary>
/// <param name="source">An https: or data: URI.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class IconAttribute(string source) : Attribute
{
    public string Source { get; } = source;

    /// <summary>Such as "image/png"; null leaves it to the client.</summary>
    public string? MimeType { get; init; }

    /// <summary>Such as "48x48", or "any" for a drawing that scales; null leaves it open.</summary>
    public string? Sizes { get; init; }
}
