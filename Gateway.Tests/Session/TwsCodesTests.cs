using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

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

    [TestCase(100, Description = "Too many requests a second.")]
    [TestCase(101, Description = "Every market data line is in use.")]
    [TestCase(102, Description = "A request id was used twice.")]
    [TestCase(154, Description = "Trading in the security is halted.")]
    [TestCase(162, Description = "No history, pacing among the reasons.")]
    [TestCase(309, Description = "Too many books.")]
    [TestCase(322, Description = "TWS could not process the request.")]
    [TestCase(323, Description = "TWS failed within.")]
    [TestCase(420, Description = "Too many real-time requests.")]
    [TestCase(502, Description = "TWS is not reachable.")]
    [TestCase(504, Description = "Not connected.")]
    [TestCase(507, Description = "An answer could not be read.")]
    [TestCase(1100, Description = "The link to IB is lost.")]
    [TestCase(2103, Description = "A market data farm is away.")]
    [TestCase(2110, Description = "TWS has no link to IB's servers.")]
    [TestCase(10182, Description = "Live updates stopped.")]
    [TestCase(10190, Description = "Too many tick-by-tick requests.")]
    [TestCase(10197, Description = "A competing session has the data.")]
    [TestCase(10225, Description = "The bar stream was reset.")]
    public void IsRetryable_WhatPasses_IsTrue(int code)
    {
        TwsCodes.IsRetryable(code, "").Should().BeTrue();
        Refused(code).Retryable.Should().BeTrue();
    }

    [TestCase(103, Description = "The order id was used before: again would be another order.")]
    [TestCase(104, Description = "The order is filled.")]
    [TestCase(110, Description = "The price is no multiple of the tick.")]
    [TestCase(135, Description = "No such order.")]
    [TestCase(161, Description = "The order is filled or cancelled.")]
    [TestCase(200, Description = "No such contract.")]
    [TestCase(201, Description = "The order was rejected.")]
    [TestCase(202, Description = "The order was cancelled.")]
    [TestCase(203, Description = "The security is not available for the account.")]
    [TestCase(317, Description = "The book was reset.")]
    [TestCase(320, Description = "TWS could not read the request.")]
    [TestCase(321, Description = "TWS did not accept a field.")]
    [TestCase(326, Description = "The client id is in use.")]
    [TestCase(354, Description = "Not subscribed.")]
    [TestCase(383, Description = "The size is beyond the presets.")]
    [TestCase(434, Description = "The size is 0.")]
    [TestCase(503, Description = "TWS is too old.")]
    [TestCase(10168, Description = "Not subscribed, and delayed data is off.")]
    [TestCase(10187, Description = "No permission for single ticks.")]
    [TestCase(10358, Description = "No fundamental data for this user.")]
    [TestCase(123456, Description = "Nobody knows it.")]
    public void IsRetryable_WhatStays_IsFalse(int code)
    {
        TwsCodes.IsRetryable(code, "").Should().BeFalse();
        Refused(code).Retryable.Should().BeFalse();
    }

    [TestCase(399)]
    [TestCase(404)]
    [TestCase(2100)]
    [TestCase(2103)]
    [TestCase(2104)]
    [TestCase(2106)]
    [TestCase(2107)]
    [TestCase(2108)]
    [TestCase(2109)]
    [TestCase(2119)]
    [TestCase(2137)]
    [TestCase(2158)]
    [TestCase(2169, Description = "Not known, but numbered as a notice.")]
    [TestCase(2174)]
    [TestCase(10089)]
    [TestCase(10090)]
    [TestCase(10091)]
    [TestCase(10167)]
    public void IsNotice_Advice_IsTrue(int code)
    {
        TwsCodes.IsNotice(code).Should().BeTrue();
        TwsCodes.IsNotice(code).Should().BeTrue();
    }

    [TestCase(100)]
    [TestCase(162)]
    [TestCase(200)]
    [TestCase(201)]
    [TestCase(317)]
    [TestCase(321)]
    [TestCase(354)]
    [TestCase(1100)]
    [TestCase(1101)]
    [TestCase(1300)]
    [TestCase(2099, Description = "Not known.")]
    [TestCase(2170, Description = "Not known.")]
    [TestCase(10168)]
    [TestCase(10182, Description = "Live updates stopped: the request does not go on.")]
    [TestCase(10197)]
    public void IsNotice_WhatEndsARequest_IsFalse(int code)
    {
        TwsCodes.IsNotice(code).Should().BeFalse();
        TwsCodes.IsNotice(code).Should().BeFalse();
    }

    [TestCase(321, "Error validating request.-'bG' : cause - The API interface is currently in Read-Only mode.", "Untick Read-Only API*")]
    [TestCase(321, "Error validating request.-'bE' : cause - Unknown tag", "TWS did not accept a field*")]
    [TestCase(162, "Historical Market Data Service error message:HMDS query returned no data", "TWS has no data for this span*")]
    [TestCase(162, "Historical data request pacing violation", "Too many history requests*")]
    [TestCase(162, "Historical Market Data Service error message:No market data permissions for NYSE STK", "*permission*")]
    [TestCase(200, "The contract description specified for ES is ambiguous; you must specify the multiplier or trading class.", "Several contracts fit*")]
    [TestCase(322, "Error processing request.-'bP' : cause - Maximum number of account summary requests exceeded", "Too many subscriptions*")]
    [TestCase(420, "Invalid Real-time Query:No market data permissions for ISLAND STK", "*permission*")]
    public void Hint_CodeOfSeveralMeanings_FitsTheText(int code, string text, string hint) => TwsCodes.Hint(code, text).Should().Match(hint);

    [Test]
    public void Hint_UnknownCode_IsNone()
    {
        TwsCodes.Hint(200, "").Should().Contain("conid:");
        TwsCodes.Hint(123456, "").Should().BeNull();
    }

    [Test]
    public void Hint_PacingViolation_SaysHowLong() =>
        TwsCodes.Hint(162, "Historical Market Data Service error message:API historical data query pacing violation").Should().Contain("15 seconds");

    [TestCase(354)]
    [TestCase(10168)]
    public void Hint_DataNotSubscribed_NamesTheToolForDelayedData(int code) =>
        TwsCodes.Hint(code, "").Should().Contain("ibkr_set_market_data_type");

    [Test]
    public void Hint_NoSubscription10276_FitsNewsAndEvents() =>
        TwsCodes.Hint(10276, "").Should().Contain("news provider").And.Contain("Wall Street Horizon");

    private static TwsRequestException Refused(int code) => new(new TwsError(1, code, "", "", null));
}
