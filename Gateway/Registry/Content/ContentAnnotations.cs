namespace Gateway.Registry.Content;

/// <summary>Advice to the client about content or a resource.</summary>
/// <param name="Audience">"user", "assistant" or both; null says nothing.</param>
/// <param name="Priority">From 0 (optional) to 1 (required).</param>
public sealed record ContentAnnotations(IReadOnlyList<string>? Audience = null, double? Priority = null, DateTimeOffset? LastModified = null);
