using System.Security.Cryptography;
using Gateway.Configuration;
using Gateway.Telemetry;

namespace Gateway.Access;

/// <summary>The gateway's own tokens, configured or made at the first start. They are compared as SHA-256, in constant time.</summary>
/// <remarks>
/// The token file is read again whenever it changes. An invalid line is skipped and logged, and the valid lines apply: a token that was removed is
/// refused even when another line is wrong. While the file cannot be read, none of its tokens is accepted.
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

    public BearerTokens(ServerOptions options, OAuthOptions oauth, KeptToken kept, TimeProvider time, ILogger<BearerTokens> logger)
    {
        _time = time;
        _logger = logger;
        _file = options.TokenFile;
        var configured = options.Token is not null || _file is not null || oauth.Issuer is not null;
        Generated = configured ? null : kept.Take();
        RequiredFromAll = configured || !BindAddressAttribute.IsLoopback(options.Host);
        _entries = (options.Token ?? Generated) is { } token ? [TokenEntry.OfPlain(token)] : [];
        Refresh();
    }

    /// <summary>The token of <see cref="KeptToken"/>, which counts while none is configured; null otherwise. Shown once, on the console.</summary>
    public string? Generated { get; }

    /// <summary>
    /// True when the settings alone ask every caller for a token. <see cref="LocalAccess"/> also looks at the accounts.
    /// </summary>
    public bool RequiredFromAll { get; }

    /// <summary>The holder of the token; <see cref="TokenFault.Wrong"/> when the gateway does not know it.</summary>
    public TokenVerdict Check(string token)
    {
        Refresh();
        var presented = TokenEntry.HashOf(token);
        TokenEntry? found = null;
        foreach (var entry in Volatile.Read(ref _entries))
        {
            if (CryptographicOperations.FixedTimeEquals(entry.Hash, presented))
                found = entry; // no early exit: the duration must not reveal which entry matched
        }

        if (found is null)
            return TokenVerdict.Refused(TokenFault.Wrong);
        return found.ExpiresAt <= _time.GetUtcNow() ? TokenVerdict.Refused(TokenFault.Expired) : new TokenVerdict(found.Holder, TokenFault.None);
    }

    /// <summary>True while a token of this caller is valid and has all the scopes that it had when the caller presented it.</summary>
    public bool Holds(Caller caller)
    {
        Refresh();
        return Array.Exists(
            Volatile.Read(ref _entries),
            entry => entry.Holder.Id == caller.Id && entry.Holder.May(caller.Scopes) && !(entry.ExpiresAt <= _time.GetUtcNow()));
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

    // Opening the file follows symbolic links. Mounted secrets are links, whose own time does not change with their target.
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
            _version = Unreadable; // so that the next token reads the file again
            return [];
        }
    }

    [LoggerMessage(EventIds.TokensReloaded, LogLevel.Information, "Read {Count} token(s) from {File}.")]
    private partial void LogReloaded(int count, string file);

    [LoggerMessage(
        EventIds.TokenFileUnreadable, LogLevel.Error, "The token file {File} cannot be read. Its tokens are refused until it can be read.")]
    private partial void LogUnreadable(string file, Exception exception);

    [LoggerMessage(EventIds.TokenLineRefused, LogLevel.Error, "{File}, {Fault}. This line grants no access; the other lines apply.")]
    private partial void LogBadLine(string file, string fault);
}
