namespace Gateway.Handlers.Asking;

/// <summary>A root of the client: a folder or other place that it works in.</summary>
/// <param name="Uri">Usually begins with file://. Set by the client: validate before use.</param>
public sealed record ClientRoot(string Uri, string? Name)
{
    internal static IReadOnlyList<ClientRoot> ReadAll(JsonElement result) =>
    [
        .. result.GetProperty("roots"u8).EnumerateArray().Select(root => new ClientRoot(
            root.GetProperty("uri"u8).GetString()!,
            root.TryGetProperty("name"u8, out JsonElement name) ? name.GetString() : null)),
    ];
}
