using System.Security.Cryptography;
using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>A configured token. Only its hash is kept, never the token itself.</summary>
/// <param name="Hash">The SHA-256 hash of the token's UTF-8 bytes.</param>
/// <param name="ExpiresAt">The time from which the token is no longer accepted; null when it does not expire.</param>
/// <param name="Limits">The limits of its orders, beside those of all callers; null for none.</param>
/// <param name="Unattended">Whether its holder sends orders without a person's approval.</param>
internal sealed record TokenEntry(
    string? Name, AccessScope Scopes, byte[] Hash, DateTimeOffset? ExpiresAt, PolicyOptions? Limits = null, bool Unattended = false)
{
    private const int IdBytes = 16;

    /// <summary>The caller that presents the token. Its id is derived from the hash and does not reveal it.</summary>
    public Caller Holder { get; } = HolderOf(Name, Scopes, Hash) with { Limits = Limits, Unattended = Unattended };

    /// <summary>A token with every scope and no expiry: GATEWAY_TOKEN, or a line of the token file that is a token alone.</summary>
    public static TokenEntry OfPlain(string token) => new(null, AccessScope.All, HashOf(token), null);

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>An id for logs, sessions and tasks: different for every <paramref name="secret"/>, which cannot be computed from it.</summary>
    public static string IdOf(ReadOnlySpan<byte> secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData("gateway caller"u8, secret).AsSpan(0, IdBytes));

    private static Caller HolderOf(string? name, AccessScope scopes, byte[] hash)
    {
        string id = IdOf(hash);
        return new Caller(id, name ?? "token-" + id[..6], scopes);
    }
}
