using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Text;
using Microsoft.Extensions.Primitives;

namespace Gateway.Mcp.Eras;

/// <summary>Checks that the headers of a modern request match its body, because proxies may have routed by the headers.</summary>
internal static class ModernHeaders
{
    /// <exception cref="McpException">-32020: a header is missing, malformed or differs from the body.</exception>
    public static void CheckVersion(IHeaderDictionary headers, string version) => Check(headers, McpHeaders.ProtocolVersion, version);

    /// <inheritdoc cref="CheckVersion"/>
    public static void CheckRouting(IHeaderDictionary headers, JsonRpcMessage message, RoutingKey? key)
    {
        Check(headers, McpHeaders.Method, message.Method);
        if (key is not null && message.Text(key.Parameter) is { } name)
            Check(headers, McpHeaders.Name, name);
    }

    public static McpException Mismatch(string text) => McpException.BadRequest(JsonRpcErrorCodes.HeaderMismatch, text);

    /// <summary>Trims and decodes a header's value: plain visible ASCII, or <c>=?base64?...?=</c> around UTF-8.</summary>
    /// <exception cref="McpException">-32020: the value is given more than once, or is in neither form.</exception>
    public static string? Read(StringValues values, string header)
    {
        if (values.Count == 0)
            return null;
        if (values.Count > 1)
            throw Mismatch($"The header {header} is given more than once.");
        var value = values[0]?.Trim(' ', '\t') ?? "";
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw Mismatch($"The header {header} contains a character outside visible ASCII; encode the value as =?base64?...?=.");
        const string prefix = "=?base64?";
        const string suffix = "?=";
        if (!value.StartsWith(prefix, StringComparison.Ordinal) || !value.EndsWith(suffix, StringComparison.Ordinal)
            || value.Length < prefix.Length + suffix.Length)
            return value;
        return Decode(value.AsSpan()[prefix.Length..^suffix.Length])
            ?? throw Mismatch($"The header {header} has no valid base64 of UTF-8 between =?base64? and ?=.");
    }

    private static string? Decode(ReadOnlySpan<char> base64)
    {
        var bytes = new byte[base64.Length];
        if (base64.ContainsAny(' ', '\t') || !Convert.TryFromBase64Chars(base64, bytes, out var length))
            return null;
        return System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length)) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static void Check(IHeaderDictionary headers, string header, string expected)
    {
        var actual = Read(headers[header], header);
        if (actual is null)
            throw Mismatch($"The header {header} is missing; it must have the value \"{UntrustedText.Show(expected)}\" from the body.");
        if (!string.Equals(actual, expected, StringComparison.Ordinal))
            throw Mismatch($"The header {header} says \"{UntrustedText.Show(actual)}\", but the body says \"{UntrustedText.Show(expected)}\".");
    }
}
