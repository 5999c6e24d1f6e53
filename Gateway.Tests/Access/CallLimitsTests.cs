using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class CallLimitsTests
{
    private static readonly Caller Jane = new("jane", "jane", AccessScope.All);
    private static readonly Caller John = new("john", "john", AccessScope.All);

    private static readonly LimitOptions Tight = new()
    {
        CallsPerSecond = 1000,
        OrdersPerSecond = 1,
        CompletionsPerSecond = 1,
        CallsAtOnce = 2,
        StreamsAtOnce = 1,
        LocalFactor = 2,
    };

    [TestCase(nameof(CallKind.Order))]
    [TestCase(nameof(CallKind.Completion))]
    public void Enter_MoreThanTheRate_IsRefusedForThisCallerAndThisKindOnly(string name)
    {
        var kind = Enum.Parse<CallKind>(name);
        using var limits = new CallLimits(Tight);
        var call = () => limits.Enter(Jane, kind).Dispose();

        call.Should().NotThrow();
        call.Should().NotThrow("twice the rate may come at once");

        call.Should().Throw<CallLimitException>().Which.RetryAfterSeconds.Should().Be(1);
        limits.Invoking(all => all.Enter(Jane, CallKind.Tool).Dispose()).Should().NotThrow();
        limits.Invoking(all => all.Enter(John, kind).Dispose()).Should().NotThrow();
        limits.Invoking(all => all.Enter(Caller.Local, kind).Dispose()).Should().NotThrow();
    }

    [Test]
    public void Enter_EveryPlaceTaken_IsRefusedUntilOneIsFree()
    {
        using var limits = new CallLimits(Tight);
        var first = limits.Enter(Jane, CallKind.Tool);
        using var second = limits.Enter(Jane, CallKind.Tool);
        var third = () => limits.Enter(Jane, CallKind.Tool).Dispose();

        third.Should().Throw<CallLimitException>().WithMessage("*2 concurrent calls (LIMITS_CALLS_AT_ONCE)*");
        first.Dispose();
        third.Should().NotThrow();
    }

    [Test]
    public void Enter_LocalCaller_HasSoManyTimesThePlaces()
    {
        using var limits = new CallLimits(Tight);
        using var first = limits.Enter(Caller.Local, CallKind.Stream);
        using var second = limits.Enter(Caller.Local, CallKind.Stream);

        limits.Invoking(all => all.Enter(Caller.Local, CallKind.Stream)).Should().Throw<CallLimitException>();
        limits.Invoking(all => all.Enter(Jane, CallKind.Stream).Dispose()).Should().NotThrow();
    }

    [TestCase(nameof(CallKind.Plain))]
    [TestCase(nameof(CallKind.Tool))]
    [TestCase(nameof(CallKind.Order))]
    [TestCase(nameof(CallKind.Completion))]
    public void Enter_LocalCallerOneAfterTheOther_IsNeverRefused(string name)
    {
        var kind = Enum.Parse<CallKind>(name);
        using var limits = new CallLimits(Tight with { CallsPerSecond = 1 });

        limits.Invoking(all =>
        {
            for (var i = 0; i < 10_000; i++)
                all.Enter(Caller.Local, kind).Dispose();
        }).Should().NotThrow();
    }

    [Test]
    public void Enter_LimitZero_IsNoLimit()
    {
        using var limits = new CallLimits(new LimitOptions { CallsPerSecond = 0, CallsAtOnce = 0 });

        limits.Invoking(all =>
        {
            for (var i = 0; i < 10_000; i++)
                all.Enter(Jane, CallKind.Tool);
        }).Should().NotThrow();
    }

    [Test]
    public void Enter_CallsThatStop_AreNeverRefused()
    {
        using var limits = new CallLimits(Tight with { CallsPerSecond = 1 });
        using var first = limits.Enter(Jane, CallKind.Tool);
        using var second = limits.Enter(Jane, CallKind.Tool);

        limits.Invoking(all =>
        {
            for (var i = 0; i < 1000; i++)
                all.Enter(Jane, CallKind.Stop);
        }).Should().NotThrow();
    }

    [Test]
    public void Enter_ManyOrdersAtOnceWithTheDefaults_AreAdmitted()
    {
        using var limits = new CallLimits(new LimitOptions());

        limits.Invoking(all =>
        {
            for (var i = 0; i < 1000; i++)
                all.Enter(Jane, CallKind.Order);
        }).Should().NotThrow();
        limits.Invoking(all => all.Enter(Jane, CallKind.Order)).Should().Throw<CallLimitException>();
    }
}
