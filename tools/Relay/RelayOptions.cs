using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Relay;

/// <summary>Where the gateway is, and the token for it.</summary>
/// <param name="Endpoint">The gateway's MCP endpoint.</param>
/// <param name="Token">Sent as a bearer token; null where programs on this machine need none.</param>
internal sealed record RelayOptions(Uri Endpoint, string? Token)
{
    /// <summary>As of a command line that is not understood (sysexits.h, EX_USAGE).</summary>
    public const int UsageExitCode = 64;

    public const string UrlVariable = "GATEWAY_URL";
    public const string TokenVariable = "GATEWAY_TOKEN";
    /// <summary>Not GATEWAY_TOKEN_FILE: that is the gateway's own list of tokens, which an environment may have, too.</summary>
    public const string TokenFileVariable = "GATEWAY_STDIO_TOKEN_FILE";

    private const string DefaultUrl = "http://127.0.0.1:8000/api/v1/mcp";

    public const string Help =
        $"""
        Usage: gateway-stdio [--url URL]

        Joins an MCP client that speaks over standard input and output to a running gateway.

          --url URL             The gateway's MCP endpoint; default {UrlVariable}, else {DefaultUrl}.

        Environment
          {UrlVariable}               As --url.
          {TokenVariable}             The token for the gateway. Programs on this machine need none while every account is a paper account.
          {TokenFileVariable}  A file whose first line is the token, such as "token" in the gateway's data directory.
        """;

    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="fault">What is wrong, with an example; null when the options are right.</param>
    public static bool TryRead(
        IReadOnlyList<string> args, Func<string, string?> variable, [NotNullWhen(true)] out RelayOptions? options, out string? fault)
    {
        options = null;
        var url = variable(UrlVariable) is { Length: > 0 } set ? set : DefaultUrl;
        switch (args)
        {
            case []:
                break;
            case ["--url", var given]:
                url = given;
                break;
            default:
                fault = $"gateway-stdio: unknown arguments: {string.Join(' ', args)}; example: gateway-stdio --url {DefaultUrl}";
                return false;
        }
        if (!Uri.TryCreate(url, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            fault = $"gateway-stdio: the URL must begin with http:// or https://; got '{url}'; example: {DefaultUrl}";
            return false;
        }
        fault = null;
        if (!TryReadToken(variable, out var token, ref fault))
            return false;
        options = new RelayOptions(endpoint, token);
        return true;
    }

    private static bool TryReadToken(Func<string, string?> variable, out string? token, ref string? fault)
    {
        token = variable(TokenVariable) is { Length: > 0 } set ? set.Trim() : null;
        if (token is not null || variable(TokenFileVariable) is not { Length: > 0 } file)
            return true;
        try
        {
            token = File.ReadLines(file, Encoding.UTF8).FirstOrDefault()?.Trim();
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            fault = $"gateway-stdio: {TokenFileVariable} = {file}: cannot be read: {unread.Message}";
            return false;
        }
        if (token is { Length: > 0 })
            return true;
        fault = $"gateway-stdio: {TokenFileVariable} = {file}: the first line must be the token";
        return false;
    }
}
