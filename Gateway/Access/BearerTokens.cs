using System.Security.Cryptography;
using Gateway.Configuration;
using Gateway.Telemetry;

namespace Gateway.Access;

/// <summary>The gateway's own tokens, kept as SHA-256 and compared in constant time.</summary>
/// <remarks>
/// A token file is read again whenever it changes. A line that is wrong lets nobody in and is told in the log; the right lines hold, so that a token that was
/// taken out is out whatever else the file says. A file that cannot be read lets nobody in.
/// </remarks>
internal sealed partial class BearerTokens
{
    private static readonly (DateTime, long) Unreadable = (DateTime.MaxValue, -1);
    private readonly string? _file;
    private readonly TimeProvider _time;
    private readonly ILogger<BearerTokens> _logger;
    private readonly Lock _gate = new();
    private (DateTime WrittenAt, long Length) _version;
    private TokenEntry[] _entries;

    public BearerTokens(ServerOptions options, OAuthOptions oauth, TimeProvider time, ILogger<BearerTokens> logger)
    {
        _time = time;
        _logger = logger;
        _file = options.TokenFile;
        var configured = options.Token is not null || _file is not null || oauth.Issuer is not null;
        if (!configured && (!BindAddressAttribute.IsLoopback(options.Host) || options.AllowedHosts.Count > 0))
            Generated = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        RequiredFromAll = configured || !BindAddressAttribute.IsLoopback(options.Host);
        _entries = (options.Token ?? Generated) is { } token ? [TokenEntry.OfPlain(token)] : [];
        Refresh();
    }

    /// <summary>The token made at start because one was needed and none set; null otherwise. Shown once, on the console.</summary>
    public string? Generated { get; }

    /// <summary>True when even programs on this machine need a token.</summary>
    public bool RequiredFromAll { get; }

    /// <summary>Whoever holds this token; "wrong" when it is none of the gateway's.</summary>
    public TokenVerdict Check(string token)
    {
        Refresh();
        var presented = TokenEntry.HashOf(token);
        TokenEntry? found = null;
        foreach (var entry in Volatile.Read(ref _entries))
        {
            if (CryptographicOperations.FixedTimeEquals(entry.Hash, presented))
                found = entry; // no early exit: the time tells nothing
        }

        if (found is null)
            return TokenVerdict.Refused(TokenFault.Wrong);
        return found.ExpiresAt <= _time.GetUtcNow() ? TokenVerdict.Refused(TokenFault.Expired) : new TokenVerdict(found.Holder, TokenFault.None);
    }

    /// <summary>True while a token of this caller is valid and still has all the scopes that the caller came with.</summary>
    public bool Holds(Caller caller)
    {
        Refresh();
        return Array.Exists(Volatile.Read(ref _entries), entry => entry.Holder.Id == caller.Id && entry.Holder.May(caller.Scopes) && !(entry.ExpiresAt <= _time.GetUtcNow()));
    }

    private void Refresh()
    {
        if (_file is null)
            return;
        lock (_gate)
        {
            var version = VersionOf(_file);
            if (version == _version)
                return;
            _version = version;
            Volatile.Write(ref _entries, Read(_file));
        }
    }

    // Through links, as mounted secrets are made of them.
    private static (DateTime WrittenAt, long Length) VersionOf(string file)
    {
        try
        {
            using var handle = File.OpenHandle(file);
            return (File.GetLastWriteTimeUtc(handle), RandomAccess.GetLength(handle));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable;
        }
    }

    private TokenEntry[] Read(string path)
    {
        try
        {
            var file = TokenFile.Read(path);
            foreach (var fault in file.Faults)
                LogBadLine(path, fault);
            LogReloaded(file.Entries.Count, path);
            return [.. file.Entries];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(path, exception);
            _version = Unreadable; // it is tried again with the next token
            return [];
        }
    }

    [LoggerMessage(EventIds.TokensReloaded, LogLevel.Information, "Read {Count} token(s) from {File}.")]
    private partial void LogReloaded(int count, string file);

    [LoggerMessage(EventIds.TokenFileUnreadable, LogLevel.Error, "The token file {File} cannot be read; none of its tokens is accepted until it can.")]
    private partial void LogUnreadable(string file, Exception exception);

    [LoggerMessage(EventIds.TokenLineRefused, LogLevel.Error, "{File}, {Fault}. The line lets nobody in; the others hold.")]
    private partial void LogBadLine(string file, string fault);
}
