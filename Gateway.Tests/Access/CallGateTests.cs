using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class CallGateTests
{
    private static readonly Caller Reader = new("reader", "reader", AccessScope.MarketRead);

    [Test]
    public void Enter_ScopeMissing_SaysWhichAndKeepsNoPlace()
    {
        using var limits = new CallLimits(new LimitOptions { CallsAtOnce = 1 });
        var gate = new CallGate(limits, new OAuthOptions { Issuer = "https://login.example.com", Audience = "https://gateway.example.com/mcp" });
        var enter = () => gate.Enter(Reader, CallKind.Tool, AccessScope.MarketRead | AccessScope.AccountRead);

        for (var i = 0; i < 3; i++)
        {
            var refusal = enter.Should().Throw<InsufficientScopeException>("the place of a refused call is free again").Which;
            refusal.Status.Should().Be(403);
            refusal.Message.Should().Be("The token of this request does not have the scope account:read, which this needs.");
            refusal.Header.Should().Be(("WWW-Authenticate", "Bearer realm=\"gateway\", error=\"insufficient_scope\", scope=\"market:read account:read\", resource_metadata=\"https://gateway.example.com/.well-known/oauth-protected-resource/mcp\""));
        }

        gate.Invoking(one => one.Enter(Reader, CallKind.Tool, AccessScope.MarketRead).Dispose()).Should().NotThrow();
    }

    [Test]
    public void Enter_TooMuchAndScopeMissing_IsToldOfTheLimitFirst()
    {
        using var limits = new CallLimits(new LimitOptions { CallsPerSecond = 1 });
        var gate = new CallGate(limits, new OAuthOptions());
        var enter = () => gate.Enter(Reader, CallKind.Plain, AccessScope.Admin);

        enter.Should().Throw<InsufficientScopeException>();
        enter.Should().Throw<InsufficientScopeException>("twice the rate may come at once");

        var refusal = enter.Should().Throw<CallLimitException>("what was refused has counted").Which;
        refusal.Status.Should().Be(429);
        refusal.Header.Should().Be(("Retry-After", "1"));
    }
}
