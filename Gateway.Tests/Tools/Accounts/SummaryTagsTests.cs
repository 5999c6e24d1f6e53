using Gateway.Handlers;
using Gateway.Tools.Accounts;

namespace Gateway.Tests.Tools.Accounts;

[TestFixture]
public sealed class SummaryTagsTests
{
    [TestCase("NetLiquidation, BuyingPower", "NetLiquidation,BuyingPower")]
    [TestCase("netliquidation,CUSHION,netLiquidation", "NetLiquidation,Cushion")]
    [TestCase("DayTradesRemainingT+4,$LEDGER:ALL,$ledger:eur,$LEDGER", "DayTradesRemainingT+4,$LEDGER:ALL,$LEDGER:EUR,$LEDGER")]
    public void Read_KnownTags_AreSpeltAsTwsSpellsThem(string text, string tags) => SummaryTags.Read(text).Should().Be(tags);

    [TestCase("NetLiquidation,BuyingPowr,SMA", "tags: 'BuyingPowr' is not a tag of TWS; did you mean BuyingPower?")]
    [TestCase("NetLiquidation,Zebra", "tags: 'Zebra' is not a tag of TWS; must be of AccountType, NetLiquidation,")]
    [TestCase("$LEDGER:EURO", "tags: '$LEDGER:EURO' is not a tag of TWS")]
    [TestCase(" , ", "tags: must name at least one tag")]
    public void Read_UnknownTag_NamesIt(string text, string message)
    {
        var reading = () => SummaryTags.Read(text);

        reading.Should().Throw<ToolException>().Which.Error.Message.Should().StartWith(message);
    }
}
