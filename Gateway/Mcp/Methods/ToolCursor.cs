using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Gateway.Registry;

namespace Gateway.Mcp.Methods;

/// <summary>The place in the list of tools where a page ended: opaque to clients, and good across restarts because it names the last tool.</summary>
internal static class ToolCursor
{
    private const string Prefix = "after:";

    public static string After(ToolDescriptor last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Prefix + last.Name));

    /// <returns>The index of the page's first tool; an absent or empty cursor is the beginning.</returns>
    /// <exception cref="McpException">The cursor is none of ours (-32602).</exception>
    public static int Resolve(JsonElement cursor, IReadOnlyList<ToolDescriptor> tools)
    {
        if (cursor.ValueKind == JsonValueKind.Undefined)
            return 0;
        string text = cursor.ValueKind == JsonValueKind.String ? cursor.GetString()! : throw Invalid();
        if (text.Length == 0)
            return 0;
        byte[] decoded = new byte[text.Length];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, decoded, out int length))
            throw Invalid();
        string place = Encoding.UTF8.GetString(decoded, 0, length);
        for (int i = 0; i < tools.Count && place.StartsWith(Prefix, StringComparison.Ordinal); i++)
        {
            if (place.AsSpan(Prefix.Length).SequenceEqual(tools[i].Name))
                return i + 1;
        }

        throw Invalid();
    }

    private static McpException Invalid() =>
        McpException.InvalidParams("The parameter \"cursor\" must be a nextCursor of this server as it was sent, or be left out for the first page.");
}
