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

    [TestCase(nameof(CallKind.Tool), true)]
    [TestCase(nameof(CallKind.Order), true)]
    [TestCase(nameof(CallKind.Stop), false)]
    public void Enter_AddressOverItsRate_AdmitsStopsOnly(string kind, bool refused)
    {
        using var limits = new CallLimits(new LimitOptions());
        var gate = new CallGate(limits, new OAuthOptions());
        var over = Reader with { IsOverRemoteRate = true };
        var enter = () => gate.Enter(over, Enum.Parse<CallKind>(kind), AccessScope.MarketRead).Dispose();

        if (refused)
            enter.Should().Throw<CallLimitException>().WithMessage("*LIMITS_REMOTE_REQUESTS_PER_SECOND*").Which.RetryAfterSeconds.Should().Be(1);
        else
            enter.Should().NotThrow();
        gate.Invoking(one => one.Demand(over, AccessScope.MarketRead)).Should().Throw<CallLimitException>();
        gate.Invoking(one => one.Demand(Reader, AccessScope.MarketRead)).Should().NotThrow();
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
