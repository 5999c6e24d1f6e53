using System.Security.Cryptography;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Tests.Access;

/// <summary>An OAuth issuer on loopback with keys of its own, which publishes them and signs what a test wants.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Issuer = "https://issuer.example";
    public const string Audience = "https://gateway.example.com/api/v1/mcp";
    private readonly WebApplication _app;
    private int _reads;

    private TestIssuer(WebApplication app) => _app = app;

    public RsaSecurityKey Key { get; private set; } = NewKey("key-1");

    /// <summary>How often the keys were asked for.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>False: the issuer answers 500.</summary>
    public bool Up { get; set; } = true;

    public OAuthOptions Options => new() { Issuer = Issuer, Audience = Audience, JwksUri = _app.Urls.Single() + "/keys" };

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var issuer = new TestIssuer(app);
        app.Map("/keys", issuer.PublishAsync);
        await app.StartAsync().WaitAsync(GatewayFixture.Deadline);
        return issuer;
    }

    /// <summary>From now on another key signs, and it alone is published.</summary>
    public void Rotate(string keyId, int bits = 2048) => Key = NewKey(keyId, bits);

    public string PublicKeys()
    {
        var parameters = Key.Rsa.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = Key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus!), e = Base64UrlEncoder.Encode(parameters.Exponent!) } },
        });
    }

    /// <summary>A token that is right in every respect until a test changes something.</summary>
    public string Sign(Action<SecurityTokenDescriptor>? change = null, SecurityKey? key = null, string algorithm = "RS256")
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            NotBefore = DateTime.UtcNow.AddMinutes(-1),
            IssuedAt = DateTime.UtcNow.AddMinutes(-1),
            Expires = DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "jane", ["client_id"] = "inspector", ["scope"] = "market:read openid account:read" },
            SigningCredentials = new SigningCredentials(key ?? Key, algorithm),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static RsaSecurityKey NewKey(string id, int bits = 2048) => new(RSA.Create(bits)) { KeyId = id };

    private Task PublishAsync(HttpContext context)
    {
        Interlocked.Increment(ref _reads);
        context.Response.StatusCode = Up ? 200 : 500;
        return context.Response.WriteAsync(Up ? PublicKeys() : "");
    }
}
