using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Gateway.Mcp.Methods;

/// <summary>The cursor of a list method: opaque to clients, and valid across restarts because it holds the name of the page's last entry.</summary>
internal static class ListCursor
{
    private const string Prefix = "after:";

    /// <summary>Returns the requested page.</summary>
    /// <param name="nameOf">The unique name of an entry.</param>
    /// <returns>The page, and the cursor of the next one; null after the last.</returns>
    /// <exception cref="McpException">The cursor is invalid (-32602).</exception>
    public static (T[] Page, string? Next) Page<T>(McpRequest request, IReadOnlyList<T> all, Func<T, string> nameOf, int pageSize)
    {
        var start = Resolve(request.Param("cursor"u8), all, nameOf);
        T[] page = [.. all.Skip(start).Take(pageSize)];
        return (page, start + page.Length < all.Count ? After(nameOf(page[^1])) : null);
    }

    private static string After(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Prefix + last));

    /// <returns>The index of the page's first entry; an absent or empty cursor is the beginning.</returns>
    private static int Resolve<T>(JsonElement cursor, IReadOnlyList<T> all, Func<T, string> nameOf)
    {
        if (cursor.ValueKind == JsonValueKind.Undefined)
            return 0;
        var text = cursor.ValueKind == JsonValueKind.String ? cursor.GetString()! : throw Invalid();
        if (text.Length == 0)
            return 0;
        var decoded = new byte[text.Length];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, decoded, out var length))
            throw Invalid();
        var place = Encoding.UTF8.GetString(decoded, 0, length);
        for (var i = 0; i < all.Count && place.StartsWith(Prefix, StringComparison.Ordinal); i++)
        {
            if (place.AsSpan(Prefix.Length).SequenceEqual(nameOf(all[i])))
                return i + 1;
        }

        throw Invalid();
    }

    private static McpException Invalid() =>
        McpException.InvalidParams("The parameter \"cursor\" must be a nextCursor of this list as it was sent, or be left out for the first page.");
}
