using System.Text;
using System.Text.Json;
using Gateway.Mcp.JsonRpc;
using Gateway.Text;
using Microsoft.Extensions.Primitives;

namespace Gateway.Mcp.Eras;

/// <summary>Checks that the headers of a modern request say what its body says, so that what routed by the headers was not fooled.</summary>
internal static class ModernHeaders
{
    /// <exception cref="McpException">-32020: a header is missing, malformed or differs from the body.</exception>
    public static void CheckVersion(IHeaderDictionary headers, string version) => Check(headers, McpHeaders.ProtocolVersion, version);

    /// <inheritdoc cref="CheckVersion"/>
    public static void CheckRouting(IHeaderDictionary headers, JsonRpcMessage message)
    {
        Check(headers, McpHeaders.Method, message.Method);
        ReadOnlySpan<byte> key = message.Method switch
        {
            "tools/call" or "prompts/get" => "name"u8,
            "resources/read" => "uri"u8,
            "tasks/get" or "tasks/update" or "tasks/cancel" => "taskId"u8,
            _ => default,
        };
        if (key.IsEmpty)
            return;
        bool named = message.Params.TryGetProperty(key, out JsonElement name) && name.ValueKind == JsonValueKind.String;
        if (named)
            Check(headers, McpHeaders.Name, name.GetString()!);
    }

    public static McpException Mismatch(string text) => McpException.BadRequest(JsonRpcErrorCodes.HeaderMismatch, text);

    /// <summary>Trims and decodes a header's value: plain visible ASCII, or <c>=?base64?...?=</c> around UTF-8.</summary>
    /// <exception cref="McpException">-32020: the value is given more than once, or can be read in neither way.</exception>
    public static string? Read(StringValues values, string header)
    {
        if (values.Count == 0)
            return null;
        if (values.Count > 1)
            throw Mismatch($"The header {header} is given more than once.");
        string value = values[0]?.Trim(' ', '\t') ?? "";
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw Mismatch($"The header {header} holds a character outside visible ASCII; encode the value as =?base64?...?=.");
        const string prefix = "=?base64?";
        const string suffix = "?=";
        if (!value.StartsWith(prefix, StringComparison.Ordinal) || !value.EndsWith(suffix, StringComparison.Ordinal) || value.Length < prefix.Length + suffix.Length)
            return value;
        return Decode(value.AsSpan()[prefix.Length..^suffix.Length])
            ?? throw Mismatch($"The header {header} does not hold valid base64 of UTF-8 between =?base64? and ?=.");
    }

    private static string? Decode(ReadOnlySpan<char> base64)
    {
        byte[] bytes = new byte[base64.Length];
        if (base64.ContainsAny(' ', '\t') || !Convert.TryFromBase64Chars(base64, bytes, out int length))
            return null;
        return System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length)) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static void Check(IHeaderDictionary headers, string header, string expected)
    {
        string? actual = Read(headers[header], header);
        if (actual is null)
            throw Mismatch($"The header {header} is missing; it must repeat \"{UntrustedText.Show(expected)}\" from the body.");
        if (!string.Equals(actual, expected, StringComparison.Ordinal))
            throw Mismatch($"The header {header} says \"{UntrustedText.Show(actual)}\", but the body says \"{UntrustedText.Show(expected)}\".");
    }
}
