using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.History;

[TestFixture]
public sealed class HistoryPacingTests
{
    private readonly ManualTimeProvider _clock = new();

    [Test]
    public void Admit_61SmallBarQueriesIn10Minutes_RefusesTheLastAndSaysWhen()
    {
        var pacing = new HistoryPacing(_clock);
        for (var i = 0; i < 60; i++)
        {
            pacing.Admit(Small(i));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var last = () => pacing.Admit(Small(60));

        last.Should().Throw<TwsRefusedException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(540));
        _clock.Advance(TimeSpan.FromSeconds(540));
        last.Should().NotThrow();
    }

    [Test]
    public void RequireRest_AfterABreach_RefusesForAMinuteAndSaysSo()
    {
        var pacing = new HistoryPacing(_clock);
        pacing.RequireRest();
        pacing.Rest();
        _clock.Advance(TimeSpan.FromSeconds(20));

        FluentActions.Invoking(pacing.RequireRest).Should().Throw<TwsRefusedException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(40));
        _clock.Advance(TimeSpan.FromSeconds(40));
        FluentActions.Invoking(pacing.RequireRest).Should().NotThrow();
    }

    [TestCase(162, "API historical data query: pacing violation", true)]
    [TestCase(162, "HMDS query returned no data", false)]
    [TestCase(420, "pacing violation", false)]
    public void IsBreach_OfAnError_IsThatOfHistory(int code, string text, bool breach) =>
        HistoryPacing.IsBreach(new TwsError(1, code, text, "", null)).Should().Be(breach);

    [Test]
    public void Admit_SixForOneContractIn2Seconds_RefusesTheLast()
    {
        var pacing = new HistoryPacing(_clock);
        for (var i = 0; i < 5; i++)
            pacing.Admit(Small(1));

        var last = () => pacing.Admit(Small(1));

        last.Should().Throw<TwsRefusedException>().Which.Retryable.Should().BeTrue();
    }

    [Test]
    public void Admit_BidAsk_CountsTwice()
    {
        var pacing = new HistoryPacing(_clock);
        for (var i = 0; i < 30; i++)
            pacing.Admit(Small(i) with { WhatToShow = "BID_ASK" });

        var last = () => pacing.Admit(Small(99));

        last.Should().Throw<TwsRefusedException>();
    }

    [Test]
    public void Admit_TicksAndShortBars_ShareTheLimit()
    {
        var pacing = new HistoryPacing(_clock);
        for (var i = 0; i < 30; i++)
            pacing.Admit(Small(i));
        for (var i = 0; i < 15; i++)
            pacing.Admit(new HistoricalTicksQuery(new Contract { ConId = 1000 + i }, null, _clock.GetUtcNow(), WhatToShow: "BID_ASK"));

        var last = () => pacing.Admit(new HistoricalTicksQuery(new Contract { ConId = 1 }, null, _clock.GetUtcNow()));

        last.Should().Throw<TwsRefusedException>().WithMessage("*ticks*");
    }

    [Test]
    public void Admit_LargerBars_AreNotCounted()
    {
        var pacing = new HistoryPacing(_clock);

        var many = () =>
        {
            for (var i = 0; i < 200; i++)
                pacing.Admit(Small(1) with { BarSize = "1 min" });
        };

        many.Should().NotThrow();
    }

    private static HistoricalQuery Small(int conId) => new(new Contract { ConId = conId }, "1800 S", "5 secs");
}
