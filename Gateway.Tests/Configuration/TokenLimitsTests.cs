using Gateway.Configuration;

namespace Gateway.Tests.Configuration;

[TestFixture]
[Category("Unit")]
public sealed class TokenLimitsTests
{
    [Test]
    public void Parse_Example_LimitsWhatItNamesAndNothingElse()
    {
        var limits = TokenLimits.Parse(TokenLimits.Example, out var fault)!;

        fault.Should().BeNull();
        limits.MaxNotional.Should().Be(5000);
        limits.Symbols.Should().Equal("AAPL", "MSFT");
        (limits with { MaxNotional = 0, Symbols = PolicyOptions.Unlimited.Symbols }).Should().Be(PolicyOptions.Unlimited);
    }

    [TestCase("maxQuantity:off,longOnly:true,outsideRth:false,priceCollarPercent:5,rejectionPause:2m")]
    [TestCase("MAXQUANTITY:10")]
    public void Parse_EveryKindOfValue_IsRead(string text) => TokenLimits.Parse(text, out _).Should().NotBeNull();

    [TestCase("", "limit 1 must be name:value*maxQuantity*")]
    [TestCase("maxQuantity", "limit 1 must be name:value*")]
    [TestCase("maxQuantity:10,most:5", "limit 2 must be name:value*")]
    [TestCase("maxQuantity:-1", "limit 1, maxQuantity, must be a number above 0, or off*")]
    [TestCase("openFields:all", "limit 1 must be name:value*")]
    public void Parse_Wrong_IsToldWithoutQuotingIt(string text, string fault)
    {
        TokenLimits.Parse(text, out var told).Should().BeNull();

        told.Should().Match(fault);
    }

    [Test]
    public void Write_Limits_AreReadAgain()
    {
        var limits = PolicyOptions.Unlimited with { MaxNotional = 5000, LongOnly = true, Symbols = ["AAPL", "MSFT"], OutsideRth = false };

        var text = TokenLimits.Write(limits);

        text.Should().Be("maxNotional:5000,longOnly:true,symbols:AAPL+MSFT,outsideRth:false");
        TokenLimits.Parse(text, out _).Should().BeEquivalentTo(limits);
    }
}
