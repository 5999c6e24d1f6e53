using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Text;

namespace Gateway.Registry.Paging;

/// <summary>An opaque cursor into a list, valid only for the same tool with the same arguments.</summary>
internal static class RowsCursor
{
    private const int KeyBytes = 8;

    /// <summary>A key for a call, from its tool and arguments; order and spelling variants of the arguments do not matter.</summary>
    /// <param name="ignored">Arguments that may change from page to page.</param>
    public static string KeyOf(string tool, JsonElement arguments, IReadOnlySet<string> ignored)
    {
        var text = new StringBuilder(tool);
        if (arguments.ValueKind == JsonValueKind.Object)
        {
            var given = arguments.EnumerateObject()
                .Where(argument => argument.Value.ValueKind != JsonValueKind.Null)
                .Select(argument => (Name: Plain(argument.Name), Value: JsonSerializer.Serialize(argument.Value)))
                .Where(argument => !ignored.Contains(argument.Name))
                .OrderBy(argument => argument.Name, StringComparer.Ordinal);
            foreach (var (name, value) in given)
                text.Append('\n').Append(name).Append('=').Append(value);
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, KeyBytes));
    }

    public static string Write(int position, string key)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int) + KeyBytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes, position);
        Convert.FromHexString(key).CopyTo(bytes[sizeof(int)..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="ToolException">The text is not a cursor, or belongs to another call.</exception>
    public static int Read(string cursor, string key)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int) + KeyBytes];
        if (!Base64Url.IsValid(cursor, out var length) || length != bytes.Length)
            throw ToolErrors.InvalidArgument(
                $"cursor: must be the nextCursor of an answer; got '{UntrustedText.Show(cursor)}'; example: leave it out for the first page");
        Base64Url.DecodeFromChars(cursor, bytes);
        var position = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return position >= 0 && bytes[sizeof(int)..].SequenceEqual(Convert.FromHexString(key))
            ? position
            : throw ToolErrors.InvalidArgument(
                "cursor: must come with the same arguments as the call that gave it; example: repeat the call and add its nextCursor");
    }

    /// <summary>Normalizes a name as the binder does: case, '_' and '-' do not matter.</summary>
    private static string Plain(string name) =>
        name.Replace("_", null, StringComparison.Ordinal).Replace("-", null, StringComparison.Ordinal).ToUpperInvariant();
}
