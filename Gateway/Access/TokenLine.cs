using System.Text.RegularExpressions;
using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>
/// One line of a token file: <c>NAME SCOPES [expires=WHEN] [limits=NAME:VALUE,...] [unattended] sha256:HEX</c>, or a token alone, which has every
/// scope.
/// </summary>
/// <remarks>Errors do not quote the line, because it may hold a token.</remarks>
internal static partial class TokenLine
{
    public const string Example = "laptop market:read,account:read expires=2027-01-01 sha256:<64 hexadecimal digits>";
    private const string Form =
        "a line is a name, scopes, then each once at most expires=..., limits=... and unattended, and sha256:..., separated by spaces";
    private const string HashPrefix = "sha256:";
    private const string ExpiresPrefix = "expires=";
    private const string UnattendedWord = "unattended";
    private const string LimitsPrefix = "limits=";
    private const string AllScopes = "all";
    private static readonly string[] TimeForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <param name="line">A line that is neither empty nor a comment.</param>
    /// <param name="fault">The error; null when the line is valid.</param>
    public static TokenEntry? Parse(string line, out string? fault)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        fault = null;
        if (words.Length == 1)
        {
            return TokenAttribute.IsToken(words[0]) && !words[0].StartsWith(HashPrefix, StringComparison.Ordinal)
                ? TokenEntry.OfPlain(words[0])
                : Fail("a line with only a token has 16 to 256 visible ASCII characters", out fault);
        }

        if (words.Length < 3)
            return Fail(Form, out fault);
        if (!IsName(words[0]))
            return Fail("the name is 1 to 64 letters, digits, '.', '_' or '-'", out fault);
        if (ParseScopes(words[1], out fault) is not { } scopes)
            return null;
        if (ParseHash(words[^1]) is not { } hash)
            return Fail("the last field is sha256: and 64 hexadecimal digits", out fault);
        DateTimeOffset? expires = null;
        PolicyOptions? limits = null;
        var unattended = false;
        foreach (var word in words[2..^1])
        {
            if (word == UnattendedWord && !unattended)
                unattended = true;
            else if (limits is null && word.StartsWith(LimitsPrefix, StringComparison.Ordinal))
                limits = TokenLimits.Parse(word[LimitsPrefix.Length..], out fault);
            else if (expires is not null || (expires = ParseExpiry(word)) is null)
                fault = Form + "; such as expires=2027-01-01 or expires=2027-01-01T08:30:00Z (UTC), and limits=" + TokenLimits.Example;
            if (fault is not null)
                return null;
        }

        return new TokenEntry(words[0], scopes, hash, expires, limits, unattended);
    }

    /// <summary>Writes the entry as a line that <see cref="Parse"/> reads.</summary>
    public static string Write(TokenEntry entry)
    {
        var expires = entry.ExpiresAt is { } end
            ? $" {ExpiresPrefix}{end.UtcDateTime.ToString(TimeForms[end.TimeOfDay == TimeSpan.Zero ? 0 : 1], CultureInfo.InvariantCulture)}"
            : "";
        var limits = entry.Limits is { } own && TokenLimits.Write(own) is { Length: > 0 } text ? $" {LimitsPrefix}{text}" : "";
        var unattended = entry.Unattended ? " " + UnattendedWord : "";
        return $"{entry.Name} {string.Join(',', AccessScopes.NamesOf(entry.Scopes))}{expires}{limits}{unattended} {HashPrefix}"
            + Convert.ToHexStringLower(entry.Hash);
    }

    public static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <param name="fault">The error, which says which of the names is unknown; null when all are known.</param>
    public static AccessScope? ParseScopes(string text, out string? fault)
    {
        fault = null;
        if (text == AllScopes)
            return AccessScope.All;
        var scopes = AccessScope.None;
        var names = text.Split(',');
        for (var i = 0; i < names.Length; i++)
        {
            if (!AccessScopes.TryParse(names[i], out var scope))
            {
                fault = $"scope {i + 1} must be one of {string.Join(", ", AccessScopes.All)}; "
                    + $"separate them by commas without spaces, or write {AllScopes}";
                return null;
            }

            scopes |= scope;
        }

        return scopes;
    }

    public static DateTimeOffset? ParseTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static DateTimeOffset? ParseExpiry(string word) =>
        word.StartsWith(ExpiresPrefix, StringComparison.Ordinal) ? ParseTime(word[ExpiresPrefix.Length..]) : null;

    private static byte[]? ParseHash(string word) => HashPattern().IsMatch(word) ? Convert.FromHexString(word.AsSpan(HashPrefix.Length)) : null;

    private static TokenEntry? Fail(string rule, out string? fault)
    {
        fault = rule;
        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A" + HashPrefix + @"[0-9A-Fa-f]{64}\z")]
    private static partial Regex HashPattern();
}
