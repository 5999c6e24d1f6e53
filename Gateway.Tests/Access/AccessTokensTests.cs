using System.Text;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class AccessTokensTests
{
    private TestIssuer _issuer = null!;
    private ManualTimeProvider _time = null!;
    private SigningKeys _keys = null!;
    private AccessTokens _tokens = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _time = new ManualTimeProvider(DateTimeOffset.UtcNow);
        _keys = new SigningKeys(_issuer.Options, _time, NullLogger<SigningKeys>.Instance);
        _tokens = new AccessTokens(_issuer.Options, _keys, _time);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _keys.Dispose();
        await _issuer.DisposeAsync();
    }

    [Test]
    public async Task Check_GoodToken_GivesSubjectAndTheScopesThatAreOurs()
    {
        var first = await CheckAsync(_issuer.Sign());
        var second = await CheckAsync(_issuer.Sign(token => token.Claims["client_id"] = "another"));

        first.Holder.Should().Match<Caller>(holder => holder.Name == "jane" && holder.Scopes == (AccessScope.MarketRead | AccessScope.AccountRead));
        second.Holder!.Id.Should().NotBe(first.Holder!.Id, "another client is another caller");
        _issuer.Reads.Should().Be(1);
    }

    [Test]
    public async Task Check_ScopesAsArray_AreTaken()
    {
        var verdict = await CheckAsync(_issuer.Sign(token =>
        {
            token.Claims.Remove("scope");
            token.Claims["scp"] = (string[])["orders:write", "admin"];
        }));

        verdict.Holder!.Scopes.Should().Be(AccessScope.OrdersWrite | AccessScope.Admin);
    }

    private static IEnumerable<TestCaseData> WrongTokens()
    {
        Action<SecurityTokenDescriptor> change = token => token.Issuer = "https://other.example";
        yield return new TestCaseData(change).SetName("Check_OtherIssuer_IsWrong");
        change = token => token.Audience = "https://gateway.example.com/";
        yield return new TestCaseData(change).SetName("Check_OtherAudience_IsWrong");
        change = token => token.Audience = null;
        yield return new TestCaseData(change).SetName("Check_NoAudience_IsWrong");
        change = token => token.NotBefore = DateTime.UtcNow.AddMinutes(3);
        yield return new TestCaseData(change).SetName("Check_NotYetValid_IsWrong");
        change = token => token.AdditionalHeaderClaims = new Dictionary<string, object> { ["crit"] = new[] { "b64" } };
        yield return new TestCaseData(change).SetName("Check_CriticalHeaderThatNobodyKnows_IsWrong");
        change = token => token.Claims.Remove("sub");
        yield return new TestCaseData(change).SetName("Check_NoSubject_IsWrong");
    }

    [TestCaseSource(nameof(WrongTokens))]
    public async Task Check_WrongClaim_IsWrong(Action<SecurityTokenDescriptor> change) =>
        (await CheckAsync(_issuer.Sign(change))).Should().Be(TokenVerdict.Refused(TokenFault.Wrong));

    [TestCase(-2)]
    [TestCase(null)]
    public async Task Check_ExpiredOrWithoutEnd_IsExpired(int? minutes)
    {
        var token = _issuer.Sign(token =>
        {
            token.NotBefore = DateTime.UtcNow.AddMinutes(-10);
            token.Expires = minutes is { } end ? DateTime.UtcNow.AddMinutes(end) : null;
        });

        (await CheckAsync(token)).Should().Be(TokenVerdict.Refused(TokenFault.Expired));
    }

    [Test]
    public async Task Check_ClocksDiffer_IsTakenForAMinuteAfterItsEndAndNoLonger()
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds());
        var token = _issuer.Sign(token => token.Expires = end.UtcDateTime);

        _time.Advance(end.AddMinutes(1).AddTicks(-1) - _time.GetUtcNow());
        (await CheckAsync(token)).Holder.Should().NotBeNull();
        _time.Advance(TimeSpan.FromTicks(1));

        (await CheckAsync(token)).Should().Be(TokenVerdict.Refused(TokenFault.Expired));
    }

    [Test]
    public async Task Check_ForgedSignatures_AreWrong()
    {
        var good = _issuer.Sign();
        var parts = good.Split('.');
        using var stranger = System.Security.Cryptography.RSA.Create(2048);
        var none = Base64UrlEncoder.Encode("""{"alg":"none","kid":"key-1"}""");
        var publicKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_issuer.PublicKeys())) { KeyId = "key-1" };
        string[] forged =
        [
            $"{none}.{parts[1]}.",
            $"{none}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("market:read", "orders:write", StringComparison.Ordinal))}.{parts[2]}",
            _issuer.Sign(key: new RsaSecurityKey(stranger) { KeyId = "key-1" }),
            _issuer.Sign(key: publicKey, algorithm: "HS256"),
            .. UnreadableParts.Select(part => $"{Base64UrlEncoder.Encode(part)}.{parts[1]}.{parts[2]}"),
            .. UnreadableParts.Select(part => $"{parts[0]}.{Base64UrlEncoder.Encode(part)}.{parts[2]}"),
            $"{parts[0]}.{parts[1]}.{new string('A', 20_000)}",
            "a.b.c",
            "..",
        ];

        foreach (var token in forged)
            (await CheckAsync(token)).Should().Be(TokenVerdict.Refused(TokenFault.Wrong), token);
    }

    private static readonly string[] UnreadableParts =
    [
        "", "null", "[]", "5", "{", "\u0000", "{\"alg\":1}", "{\"alg\":null}", "{\"alg\":[\"RS256\"]}", "{\"alg\":\"RS256\",\"kid\":5}", "{\"alg\":\"RS256\",\"kid\":{\"a\":[]}}",
        "{\"exp\":\"soon\"}", "{\"exp\":1e400}", "{\"exp\":-1e300,\"nbf\":1e300}", "{\"exp\":99999999999999999999}", "{\"aud\":5,\"iss\":[],\"sub\":{}}", "{\"exp\":null,\"exp\":1}",
        new string('[', 5000),
    ];

    [TestCase("at+jwt", true)]
    [TestCase("application/at+jwt", true)]
    [TestCase("AT+JWT", true)]
    [TestCase("JWT", true)]
    [TestCase("logout+jwt", false)]
    [TestCase("id_token+jwt", false)]
    [TestCase("dpop+jwt", false)]
    public async Task X13_Check_TypeOfTheToken_MustBeThatOfAnAccessToken(string type, bool isTaken) =>
        ((await CheckAsync(_issuer.Sign(token => token.TokenType = type))).Holder is not null).Should().Be(isTaken);

    [Test]
    public async Task X13_Check_IssuerSendsAccessTokensByTheirType_NothingElseIsTakenFromThenOn()
    {
        (await CheckAsync(_issuer.Sign())).Holder.Should().NotBeNull();
        (await CheckAsync(_issuer.Sign(token => token.TokenType = "at+jwt"))).Holder.Should().NotBeNull();

        (await CheckAsync(_issuer.Sign())).Should().Be(TokenVerdict.Refused(TokenFault.Wrong));
    }

    [TestCase(1024, false)]
    [TestCase(2048, true)]
    public async Task X13_Check_ShortRsaKey_IsNotUsed(int bits, bool isTaken)
    {
        using var other = System.Security.Cryptography.RSA.Create(2048);
        _issuer.Rotate("short", bits);
        var signed = string.Join('.', _issuer.Sign(key: new RsaSecurityKey(other) { KeyId = "short" }).Split('.')[..2]);
        var signature = _issuer.Key.Rsa.SignData(
            Encoding.ASCII.GetBytes(signed), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);

        ((await CheckAsync($"{signed}.{Base64UrlEncoder.Encode(signature)}")).Holder is not null).Should().Be(isTaken);
    }

    [Test]
    public async Task Check_EndBeyondAllTime_Holds() =>
        (await CheckAsync(_issuer.Sign(token => (token.Expires, token.Claims["exp"]) = (null, 999_999_999_999L)))).Holder.Should().NotBeNull();

    [Test]
    public async Task Check_ClientAndSubjectThatReadAlikeTogether_AreTwoCallers()
    {
        var first = await CheckAsync(_issuer.Sign(token => (token.Claims["client_id"], token.Claims["sub"]) = ("a", "b\nc")));
        var second = await CheckAsync(_issuer.Sign(token => (token.Claims["client_id"], token.Claims["sub"]) = ("a\nb", "c")));

        first.Holder!.Id.Should().NotBe(second.Holder!.Id);
    }

    [Test]
    public async Task Check_UnknownKey_ReadsTheKeysAgainButNotTwiceWithinThirtySeconds()
    {
        (await CheckAsync(_issuer.Sign())).Holder.Should().NotBeNull();
        _issuer.Rotate("key-2");

        (await CheckAsync(_issuer.Sign())).Fault.Should().Be(TokenFault.Wrong);
        (await CheckAsync(_issuer.Sign())).Fault.Should().Be(TokenFault.Wrong);
        _issuer.Reads.Should().Be(1, "the keys were read just now");
        _time.Advance(SigningKeys.LeastPause);

        (await CheckAsync(_issuer.Sign())).Holder.Should().NotBeNull();
        _issuer.Reads.Should().Be(2);
    }

    [Test]
    public async Task Check_WithdrawnKey_IsRefusedOnceTheKeysAreOld()
    {
        var token = _issuer.Sign(descriptor => descriptor.Expires = DateTime.UtcNow.AddHours(1));
        (await CheckAsync(token)).Holder.Should().NotBeNull();
        _issuer.Rotate("key-2");
        _time.Advance(SigningKeys.Lifetime);

        (await CheckAsync(token)).Fault.Should().Be(TokenFault.Wrong);
    }

    [Test]
    public async Task Check_IssuerDown_IsUncheckableUntilItIsBackAndThenTheKeysHold()
    {
        _issuer.Up = false;
        (await CheckAsync(_issuer.Sign())).Fault.Should().Be(TokenFault.Uncheckable);
        _issuer.Up = true;
        _time.Advance(SigningKeys.LeastPause);
        (await CheckAsync(_issuer.Sign())).Holder.Should().NotBeNull();
        _issuer.Up = false;
        _time.Advance(SigningKeys.Lifetime);

        (await CheckAsync(_issuer.Sign(token => token.Expires = DateTime.UtcNow.AddHours(1)))).Holder.Should().NotBeNull();
    }

    [Test]
    public async Task Check_IssuerDownForADay_NoTokenCanBeChecked()
    {
        var token = _issuer.Sign(descriptor => descriptor.Expires = DateTime.UtcNow.AddDays(3));
        (await CheckAsync(token)).Holder.Should().NotBeNull();
        _issuer.Up = false;

        _time.Advance(SigningKeys.LongestOutage - TimeSpan.FromSeconds(1));
        (await CheckAsync(token)).Holder.Should().NotBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await CheckAsync(token)).Fault.Should().Be(TokenFault.Uncheckable);
    }

    [Test]
    public async Task Check_KeysFromAFile_AreTaken()
    {
        using var file = new TemporaryFile(_issuer.PublicKeys());
        var options = _issuer.Options with { JwksUri = null, JwksFile = file.Path };
        using var keys = new SigningKeys(options, _time, NullLogger<SigningKeys>.Instance);

        var verdict = await new AccessTokens(options, keys, _time).CheckAsync(_issuer.Sign(), CancellationToken.None);

        verdict.Holder.Should().NotBeNull();
        _issuer.Reads.Should().Be(0);
    }

    private async Task<TokenVerdict> CheckAsync(string token) => await _tokens.CheckAsync(token, CancellationToken.None).AsTask().WaitAsync(GatewayFixture.Deadline);
}
