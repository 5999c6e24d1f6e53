using System.Security.Cryptography;
using System.Text;
using Gateway.Configuration;
using Gateway.Registry;

namespace Gateway.Http;

/// <summary>The tokens that callers may present, kept as SHA-256 and compared in constant time.</summary>
internal sealed partial class BearerTokens
{
    private const string Scheme = "Bearer ";

    private readonly string? _file;
    private readonly ILogger<BearerTokens> _logger;
    private readonly Lock _gate = new();
    private DateTime _readAt;
    private byte[][] _hashes;

    public BearerTokens(ServerOptions options, ILogger<BearerTokens> logger)
    {
        _logger = logger;
        _file = options.TokenFile;
        var configured = options.Token is not null || _file is not null;
        if (!configured && (!BindAddressAttribute.IsLoopback(options.Host) || options.AllowedHosts.Count > 0))
            Generated = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        RequiredFromAll = configured || !BindAddressAttribute.IsLoopback(options.Host);
        _hashes = (options.Token ?? Generated) is { } token ? [Hash(token)] : [];
        Refresh();
    }

    /// <summary>The token made at start because one was needed and none set; null otherwise. Shown once, on the console.</summary>
    public string? Generated { get; }

    /// <summary>True when even programs on this machine need a token.</summary>
    public bool RequiredFromAll { get; }

    /// <param name="authorization">The value of the Authorization header.</param>
    public bool Accepts(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        Refresh();
        var presented = HashOf(authorization);
        var accepted = false;
        foreach (var hash in Volatile.Read(ref _hashes))
            accepted |= CryptographicOperations.FixedTimeEquals(hash, presented); // no early exit: the time tells nothing
        return accepted;
    }

    /// <summary>Whoever presents this token, told apart from other holders without telling the token: sessions are bound to it.</summary>
    /// <param name="authorization">A value that <see cref="Accepts"/> took.</param>
    public static Caller HolderOf(string authorization) => new(Convert.ToHexStringLower(HashOf(authorization)), "token", AccessScope.All);

    private static byte[] HashOf(string authorization) => Hash(authorization[Scheme.Length..].Trim());

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    // A token file may be replaced while the gateway runs; an unreadable or empty one lets nobody in.
    private void Refresh()
    {
        if (_file is null)
            return;
        lock (_gate)
        {
            var writtenAt = File.GetLastWriteTimeUtc(_file);
            if (writtenAt == _readAt)
                return;
            _readAt = writtenAt;
            Volatile.Write(ref _hashes, ReadFile(_file));
        }
    }

    private byte[][] ReadFile(string file)
    {
        try
        {
            byte[][] hashes = [.. File.ReadLines(file).Select(line => line.Trim()).Where(TokenAttribute.IsToken).Select(Hash)];
            LogReloaded(hashes.Length, file);
            return hashes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(file, exception);
            return [];
        }
    }
}
