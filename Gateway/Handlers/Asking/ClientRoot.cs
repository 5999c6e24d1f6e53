using System.Text.Json;

namespace Gateway.Handlers.Asking;

/// <summary>A folder or a place that the client works in.</summary>
/// <param name="Uri">Usually begins with file://. The client's word: check before use.</param>
public sealed record ClientRoot(string Uri, string? Name)
{
    internal static IReadOnlyList<ClientRoot> ReadAll(JsonElement result) =>
    [
        .. result.GetProperty("roots"u8).EnumerateArray().Select(root => new ClientRoot(
            root.GetProperty("uri"u8).GetString()!,
            root.TryGetProperty("name"u8, out JsonElement name) ? name.GetString() : null)),
    ];
}
