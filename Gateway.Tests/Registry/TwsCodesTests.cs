using Docs;
using Gateway.Registry.Invocation;
using Gateway.Tests.Support;
using Gateway.Tws.Session;

namespace Gateway.Tests.Registry;

[TestFixture]
public sealed class TwsCodesTests
{
    [Test]
    public void All_AreManyOrderedAndPlain()
    {
        TwsCodes.All.Should().HaveCountGreaterThan(80);
        TwsCodes.All.Select(known => known.Code).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        TwsCodes.All.Should().OnlyContain(known => known.Hint.Length > 15 && known.Hint.Length < 200 && known.Hint.EndsWith('.') && !known.Hint.Contains('|'));
    }

    [Test]
    public void Retryable_OfTheClientAndOfTheTable_AreTheSame() =>
        TwsCodes.All.Where(known => known.Retryable != new TwsRequestException(new TwsError(1, known.Code, "", "", null)).Retryable).Should().BeEmpty();

    [Test]
    public void Hint_UnknownCode_IsNone()
    {
        TwsCodes.Hint(200, "").Should().Contain("conid:");
        TwsCodes.Hint(123456, "").Should().BeNull();
        TwsCodes.IsRetryable(123456).Should().BeFalse();
    }

    [Test]
    public void Hint_PacingViolation_SaysHowLong() =>
        TwsCodes.Hint(162, "Historical Market Data Service error message:API historical data query pacing violation").Should().Contain("15 seconds");

    [Test]
    public void Page_InTheRepository_IsWhatTheTableSays() =>
        File.ReadAllText(Repository.PathOf("docs", "errors.md")).Should().Be(TwsCodesPage.Write(), "it is generated: dotnet run --project tools/Docs -- docs");

    [TestCase(354)]
    [TestCase(10168)]
    public void Hint_DataNotSubscribed_NamesTheToolForDelayedData(int code) =>
        TwsCodes.Hint(code, "").Should().Contain("ibkr_set_market_data_type");

    [Test]
    public void Hint_NoSubscription10276_FitsNewsAndEvents() =>
        TwsCodes.Hint(10276, "").Should().Contain("news provider").And.Contain("Wall Street Horizon");
}
