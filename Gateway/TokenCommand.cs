using System.Buffers.Text;
using System.Security.Cryptography;
using Gateway.Access;
using Gateway.Configuration;

namespace Gateway;

/// <summary>Creates a token and prints it once, with its line for the token file.</summary>
internal static class TokenCommand
{
    private const int TokenBytes = 32;

    /// <param name="scopes">Names separated by commas, or "all".</param>
    /// <param name="expires">A day or a moment in UTC; null means that it never expires.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string name, string scopes, string? expires, TextWriter output, TextWriter error)
    {
        if (!TokenLine.IsName(name))
            return Fail(error, "--new-token", "the name is 1 to 64 letters, digits, '.', '_' or '-'", "--new-token laptop");
        if (TokenLine.ParseScopes(scopes, out var fault) is not { } granted)
            return Fail(error, "--scopes", fault!, "--scopes market:read,account:read");
        DateTimeOffset? end = expires is null ? null : TokenLine.ParseTime(expires);
        if (expires is not null && end is null)
            return Fail(error, "--expires", "must be a day or a moment in UTC", "--expires 2027-01-01");
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        output.Write($"""
            Token, shown only here; the client sends it as "Authorization: Bearer ...":
              {token}
            Line for the file of GATEWAY_TOKEN_FILE:
              {TokenLine.Write(new TokenEntry(name, granted, TokenEntry.HashOf(token), end))}

            """);
        return 0;
    }

    private static int Fail(TextWriter error, string option, string rule, string example)
    {
        error.WriteLine($"{option}: {rule}. Example: {example}");
        return SettingsException.ExitCode;
    }
}
