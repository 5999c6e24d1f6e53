using Gateway.Tests.Support;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Messages.Session;

namespace Gateway.Tests.Messages;

/// <summary>What the table of fields cannot show: times and the bits of a mask.</summary>
[TestFixture]
public sealed class HistoryMessageTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1775425766);

    [Test]
    public void HistoricalTicks_Row_HasItsTime() =>
        TwsFields.Read<HistoricalTicksMessage>(["96", "3", "1", "1775425766", "0", "1.5", "0", "1"], 200)
            .Ticks.Should().Equal(new Gateway.Tws.Model.HistoricalTick(Time, 1.5m, 0));

    [TestCase("0", false, false)]
    [TestCase("1", true, false)]
    [TestCase("2", false, true)]
    [TestCase("3", true, true)]
    public void HistoricalTicksBidAsk_Mask_IsAskPastHighThenBidPastLow(string mask, bool askPastHigh, bool bidPastLow) =>
        TwsFields.Read<HistoricalTicksBidAskMessage>(["97", "3", "1", "1775425766", mask, "1.5", "1.6", "100", "200", "0"], 200)
            .Ticks.Should().Equal(new Gateway.Tws.Model.HistoricalTickBidAsk(Time, askPastHigh, bidPastLow, 1.5m, 1.6m, 100, 200));

    [TestCase("1", true, false)]
    [TestCase("2", false, true)]
    public void HistoricalTicksLast_Mask_IsPastLimitThenUnreported(string mask, bool pastLimit, bool unreported) =>
        TwsFields.Read<HistoricalTicksLastMessage>(["98", "3", "1", "1775425766", mask, "1.5", "", "NYSE", " I", "1"], 200)
            .Ticks.Should().Equal(new Gateway.Tws.Model.HistoricalTickLast(Time, pastLimit, unreported, 1.5m, null, "NYSE", " I"));

    [Test]
    public void CurrentTimeInMillis_NoTime_IsNull()
    {
        TwsFields.Read<CurrentTimeInMillisMessage>(["109", "1775425766350"], 200).Time.Should().Be(Time.AddMilliseconds(350));
        TwsFields.Read<CurrentTimeInMillisMessage>(["109", "0"], 200).Time.Should().BeNull();
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void VerifyCompleted_Text_IsASwitch(string text, bool expected)
    {
        TwsFields.Read<VerifyCompletedMessage>(["66", "1", text, "why"], 200).Should().Be(new VerifyCompletedMessage(expected, "why"));
        TwsFields.Read<VerifyAndAuthCompletedMessage>(["70", "1", text, "why"], 200).Should().Be(new VerifyAndAuthCompletedMessage(expected, "why"));
    }
}
