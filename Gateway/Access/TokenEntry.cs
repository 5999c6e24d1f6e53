using System.Security.Cryptography;
using System.Text;

namespace Gateway.Access;

/// <summary>A token that callers may present, as the gateway keeps it: its hash, never the token.</summary>
/// <param name="Hash">SHA-256 of the token's UTF-8.</param>
/// <param name="ExpiresAt">From this moment on it is no longer accepted; null means never.</param>
internal sealed record TokenEntry(string? Name, AccessScope Scopes, byte[] Hash, DateTimeOffset? ExpiresAt)
{
    private const int IdBytes = 16;

    /// <summary>Whoever presents the token. The id is made from the hash but does not tell it.</summary>
    public Caller Holder { get; } = HolderOf(Name, Scopes, Hash);

    /// <summary>A token with every scope and without an end, as GATEWAY_TOKEN and a lone word in the token file give it.</summary>
    public static TokenEntry OfPlain(string token) => new(null, AccessScope.All, HashOf(token), null);

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>An id for logs, sessions and tasks that is different for every <paramref name="secret"/> and does not lead back to it.</summary>
    public static string IdOf(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(HMACSHA256.HashData("gateway caller"u8, secret).AsSpan(0, IdBytes));

    private static Caller HolderOf(string? name, AccessScope scopes, byte[] hash)
    {
        string id = IdOf(hash);
        return new Caller(id, name ?? "token-" + id[..6], scopes);
    }
}
