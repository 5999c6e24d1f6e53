using Gateway.Configuration;
using Gateway.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Access;

/// <summary>
/// Validates access tokens (JWT) of the configured OAuth issuer: signature, issuer, audience and expiry. Then reads the scopes that they grant.
/// </summary>
/// <remarks>
/// Only asymmetric signatures are accepted: "none" is refused, and so is an HMAC, for which an attacker could use the public key as the secret.
/// The type must be "at+jwt" (RFC 9068), "JWT" or absent; as soon as the issuer has sent a valid "at+jwt", nothing else is an access token of it.
/// A token is never forwarded to another service.
/// </remarks>
internal sealed class AccessTokens(OAuthOptions options, SigningKeys keys, TimeProvider time)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private const string AccessType = "at+jwt";
    private static readonly string[] Types = [AccessType, "JWT", ""];
    private volatile bool _sendsAccessType;
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = 16 * 1024 };

    public bool Enabled => options.Issuer is not null;

    /// <summary>True for a text with the three parts of a signed JWT. A token of the gateway may look so too, and is looked up first.</summary>
    public bool MayTake(string token) => Enabled && token.AsSpan().Count('.') == 2;

    public async ValueTask<TokenVerdict> CheckAsync(string text, CancellationToken cancellationToken)
    {
        // "crit" lists extensions that a reader must understand (RFC 7515). None is supported here, so such a token is refused.
        if (Read(text) is not { } token || !Algorithms.Contains(token.Alg) || !IsAccessToken(token) || token.TryGetHeaderValue("crit", out object _))
            return TokenVerdict.Refused(TokenFault.Wrong);
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } found)
            return TokenVerdict.Refused(TokenFault.Uncheckable);
        TokenValidationResult result = await _handler.ValidateTokenAsync(token, Rules(found));
        if (!result.IsValid)
            return TokenVerdict.Refused(result.Exception is SecurityTokenExpiredException ? TokenFault.Expired : TokenFault.Wrong);
        _sendsAccessType |= TypeOf(token).Equals(AccessType, StringComparison.OrdinalIgnoreCase);
        return token.Subject is { Length: > 0 }
            ? new TokenVerdict(HolderOf(token), TokenFault.None) { Until = EndOf(token) }
            : TokenVerdict.Refused(TokenFault.Wrong);
    }

    private bool IsAccessToken(JsonWebToken token) =>
        _sendsAccessType
            ? TypeOf(token).Equals(AccessType, StringComparison.OrdinalIgnoreCase)
            : Types.Contains(TypeOf(token), StringComparer.OrdinalIgnoreCase);

    /// <summary>The header "typ" without the optional prefix "application/".</summary>
    private static string TypeOf(JsonWebToken token)
    {
        const string prefix = "application/";
        var type = token.Typ ?? "";
        return type.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? type[prefix.Length..] : type;
    }

    private JsonWebToken? Read(string text)
    {
        try
        {
            return _handler.CanReadToken(text) ? _handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters Rules(IReadOnlyList<SecurityKey> found) => new()
    {
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeyResolver = (_, _, _, _) => found,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (from, to, _, _) => IsCurrent(from, to),
    };

    private bool IsCurrent(DateTime? from, DateTime? to)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        if (to is null || now - ClockSkew >= to.Value)
            throw new SecurityTokenExpiredException();
        return from is null || now + ClockSkew >= from.Value;
    }

    private static DateTimeOffset EndOf(JsonWebToken token) =>
        token.ValidTo < DateTime.MaxValue - ClockSkew ? new DateTimeOffset(token.ValidTo + ClockSkew, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    private Caller HolderOf(JsonWebToken token)
    {
        string client = token.TryGetPayloadValue("client_id", out string id) || token.TryGetPayloadValue("azp", out id) ? id : "";
        byte[] identity = Encoding.UTF8.GetBytes($"{options.Issuer}\n{client.Length}\n{client}{token.Subject}");
        return new Caller(TokenEntry.IdOf(identity), UntrustedText.Show(token.Subject), ScopesOf(token));
    }

    /// <summary>
    /// The scopes of the claims "scope" (names separated by spaces) and "scp" (some issuers send an array). Names that the gateway does not know are
    /// ignored.
    /// </summary>
    private static AccessScope ScopesOf(JsonWebToken token)
    {
        AccessScope granted = AccessScope.None;
        foreach (string name in token.Claims.Where(claim => claim.Type is "scope" or "scp").SelectMany(claim => claim.Value.Split(' ')))
            granted |= AccessScopes.TryParse(name, out AccessScope scope) ? scope : AccessScope.None;
        return granted;
    }
}
