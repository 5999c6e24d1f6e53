using System.Runtime.CompilerServices;

namespace Gateway.Tests.Conformance;

/// <summary>Reads the messages of one HTTP answer as they come, whatever its form.</summary>
internal static class WireStream
{
    /// <returns>Each message, and the id of its event where the form has one. A batch comes as its messages.</returns>
    public static async IAsyncEnumerable<(JsonElement? Message, string? EventId)> ReadAsync(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool events = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        string? id = null;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (events && line.StartsWith("id:", StringComparison.Ordinal))
                id = line["id:".Length..].Trim();
            string json = !events ? line : line.StartsWith("data:", StringComparison.Ordinal) ? line["data:".Length..].Trim() : "";
            if (json.Length > 0)
            {
                JsonElement root = JsonElement.Parse(json);
                foreach (JsonElement message in root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root })
                    yield return (message, id);
            }
            else if (events && line.Length == 0 && id is not null)
            {
                yield return (null, id);
            }
        }
    }
}
