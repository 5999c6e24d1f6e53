using System.Net.Http.Headers;
using Gateway.Configuration;
using Gateway.Telemetry;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Access;

/// <summary>
/// The public keys of the OAuth issuer (JWKS), cached. They are read again when they are older than <see cref="Lifetime"/> or when a token names an
/// unknown key, but at most once every <see cref="LeastPause"/>.
/// </summary>
internal sealed partial class SigningKeys : IDisposable
{
    /// <summary>The shortest time between two reads, so that tokens with made-up key ids cannot flood the issuer with requests.</summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(30);

    /// <summary>How long the keys are used before they are read again. A key that the issuer withdrew is refused after this time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long the last keys stay in use while the issuer cannot be reached. After this time no access token can be checked.</summary>
    public static readonly TimeSpan LongestOutage = TimeSpan.FromHours(24);

    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);
    private const int LargestAnswer = 256 * 1024;
    private const int FewestRsaBits = 2048; // RFC 7518, section 3.3

    private readonly OAuthOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SigningKeys> _logger;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = ReadTimeout,
        PooledConnectionLifetime = Lifetime,
    })
    {
        Timeout = ReadTimeout,
        MaxResponseContentBufferSize = LargestAnswer,
        DefaultRequestHeaders =
        {
            Accept = { new MediaTypeWithQualityHeaderValue("application/json"), new MediaTypeWithQualityHeaderValue("application/jwk-set+json") },
        },
    };

    private KeySet? _known;
    private DateTimeOffset? _triedAt;

    public SigningKeys(OAuthOptions options, TimeProvider time, ILogger<SigningKeys> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
    }

    private string Source => _options.JwksFile ?? _options.JwksUri ?? "";

    /// <param name="keyId">The kid of the token; null matches every key.</param>
    /// <returns>The keys that may have signed the token; empty when the issuer has none of this id; null when no keys could be read.</returns>
    public async ValueTask<IReadOnlyList<SecurityKey>?> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        bool known = Fitting(keyId) is { Length: > 0 };
        if (!known || AgeOf(_known) >= Lifetime)
            await RefreshAsync(wait: !known, cancellationToken);
        return Fitting(keyId);
    }

    public void Dispose()
    {
        _http.Dispose();
        _reading.Dispose();
    }

    private JsonWebKey[]? Fitting(string? keyId) => Volatile.Read(ref _known) is { } known && AgeOf(known) < LongestOutage
        ? string.IsNullOrEmpty(keyId) ? known.Keys : [.. known.Keys.Where(key => key.KeyId == keyId)]
        : null;

    private TimeSpan AgeOf(KeySet? known) => known is null ? TimeSpan.MaxValue : _time.GetUtcNow() - known.ReadAt;

    // Without wait, a refresh that is already running is left to finish: the caller has a matching key.
    private async ValueTask RefreshAsync(bool wait, CancellationToken cancellationToken)
    {
        if (!await _reading.WaitAsync(wait ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
            return;
        try
        {
            if (_time.GetUtcNow() - _triedAt < LeastPause)
                return;
            _triedAt = _time.GetUtcNow();
            string json = _options.JwksFile is { } file
                ? await File.ReadAllTextAsync(file, CancellationToken.None)
                : await _http.GetStringAsync(_options.JwksUri, CancellationToken.None);
            JsonWebKey[] keys = [.. new JsonWebKeySet(json).Keys.Where(IsUsable)];
            Volatile.Write(ref _known, new KeySet(keys, _time.GetUtcNow()));
            LogRead(keys.Length, Source);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException
            or UnauthorizedAccessException or ArgumentException or System.Text.Json.JsonException)
        {
            LogUnavailable(Source, exception);
        }
        finally
        {
            _reading.Release();
        }
    }

    private static bool IsUsable(JsonWebKey key) =>
        (key.Kty == "EC" || (key.Kty == "RSA" && key.KeySize >= FewestRsaBits)) && (key.Use is null or "" or "sig");

    private sealed record KeySet(JsonWebKey[] Keys, DateTimeOffset ReadAt);

    [LoggerMessage(EventIds.SigningKeysRead, LogLevel.Information, "Read {Count} signing key(s) from {Source}.")]
    private partial void LogRead(int count, string source);

    [LoggerMessage(EventIds.SigningKeysUnavailable, LogLevel.Error, "The signing keys cannot be read from {Source}; the cached keys stay valid.")]
    private partial void LogUnavailable(string source, Exception exception);
}
