using Gateway.Trading.Policy;
using Gateway.Tws.Api.Accounts;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
[Category("Unit")]
public sealed class AccountFigureTests
{
    [TestCase("")]
    [TestCase("$LEDGER-")]
    public void Of_Values_AreWorthBaseCurrencyAndRates(string prefix)
    {
        var figure = AccountFigure.Of(
        [
            Value("NetLiquidation", "1000.5", "EUR"), Value(prefix + "ExchangeRate", "1.00", "EUR"), Value(prefix + "ExchangeRate", "0.85", "USD"),
            Value(prefix + "ExchangeRate", "1.00", "BASE"), Value(prefix + "CashBalance", "7", "USD"),
        ])!;

        figure.NetLiquidation.Should().Be(1000.5m);
        figure.Currency.Should().Be("EUR");
        figure.Rates.Should().BeEquivalentTo(new Dictionary<string, decimal> { ["EUR"] = 1, ["USD"] = 0.85m });
    }

    [Test]
    public void Of_NoNetLiquidation_IsNotKnown()
    {
        AccountFigure.Of([Value("CashBalance", "7", "USD")]).Should().BeNull();
        AccountFigure.Of([Value("NetLiquidation", "", "USD")]).Should().BeNull();
        AccountFigure.Of([]).Should().BeNull();
    }

    private static ModelValue Value(string key, string value, string currency) => new("DU1", "", key, value, currency);
}
