using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tests.Instruments.Contracts;

[TestFixture]
public sealed class ContractValueTests
{
    [TestCase("", 1)]
    [TestCase("100", 100)]
    [TestCase("50.0", 50)]
    [TestCase("0.1", 0.1)]
    [TestCase("0", 1)]
    [TestCase("-5", 1)]
    [TestCase("many", 1)]
    public void MultiplierOf_Text_IsItsNumber(string multiplier, double units) =>
        ContractValue.MultiplierOf(multiplier).Should().Be((decimal)units);

    /// <summary>Each kind of instrument: price x size x multiplier / magnifier, and a hundredth of it for prices in per cent of par.</summary>
    [TestCase("STK", "", 1, 10, 230, 2300, TestName = "Amount_Stock_IsPriceTimesSize")]
    [TestCase("STK", "", 100, 1000, 78.70, 787, TestName = "Amount_StockInPence_IsInPounds")]
    [TestCase("OPT", "100", 1, 2, 3.50, 700, TestName = "Amount_Option_HasItsMultiplier")]
    [TestCase("OPT", "1000", 100, 1, 12.5, 125, TestName = "Amount_OptionInPence_IsInPounds")]
    [TestCase("FUT", "50", 1, 1, 6000, 300_000, TestName = "Amount_Future_IsItsContractValue")]
    [TestCase("FUT", "5000", 100, 2, 450.25, 45_025, TestName = "Amount_FutureInCents_IsInDollars")]
    [TestCase("FOP", "50", 1, 3, 20, 3000, TestName = "Amount_FutureOption_HasItsMultiplier")]
    [TestCase("BOND", "", 1, 10_000, 72, 7200, TestName = "Amount_Bond_IsPerCentOfPar")]
    [TestCase("BOND", "1000", 1, 10, 72, 7200, TestName = "Amount_BondCountedInThousands_IsPerCentOfPar")]
    [TestCase("BILL", "", 1, 1000, 98.5, 985, TestName = "Amount_Bill_IsPerCentOfPar")]
    [TestCase("CASH", "", 1, 25_000, 1.16, 29_000, TestName = "Amount_CurrencyPair_IsInTheSecondCurrency")]
    [TestCase("CRYPTO", "", 1, 0.002, 105_000, 210, TestName = "Amount_Coin_TakesFractions")]
    [TestCase("CFD", "", 1, 10, 230, 2300, TestName = "Amount_Cfd_IsPriceTimesSize")]
    [TestCase("FUND", "", 1, 12.345, 100, 1234.5, TestName = "Amount_Fund_TakesFractions")]
    public void Amount_OfEachKind(string secType, string multiplier, int magnifier, double size, double price, double amount)
    {
        var value = ContractValue.Of(Details(secType, multiplier, magnifier));

        value.Amount((decimal)size, (decimal)price).Should().Be((decimal)amount);
        value.SizeFor((decimal)amount, (decimal)price).Should().BeApproximately((decimal)size, 1e-12m);
        value.PriceFor((decimal)amount, (decimal)size).Should().BeApproximately((decimal)price, 1e-12m);
        value.Currency.Should().Be("GBP");
    }

    [Test]
    public void OfCombination_LegsOfOneMultiplier_IsThatOfALeg() =>
        ContractValue.OfCombination([ContractValue.Of(Details("OPT", "100", 1)), ContractValue.Of(Details("OPT", "100", 1))]).PointValue.Should().Be(100);

    [Test]
    public void OfCombination_StockAndOption_IsPricedForAShare() =>
        ContractValue.OfCombination([ContractValue.Of(Details("STK", "", 1)), ContractValue.Of(Details("OPT", "100", 1))]).PointValue.Should().Be(100);

    [TestCase("STK", true)]
    [TestCase("BOND", true)]
    [TestCase("OPT", true)]
    [TestCase("FUT", false)]
    [TestCase("CFD", false)]
    [TestCase("CASH", false)]
    public void IsPaidInFull_FuturesAndCfds_TakeNoCash(string secType, bool paid) => ContractValue.Of(Details(secType, "", 1)).IsPaidInFull.Should().Be(paid);

    private static ContractDetails Details(string secType, string multiplier, int magnifier) => new()
    {
        Contract = new Contract { ConId = 1, SecType = secType, Multiplier = multiplier, Currency = "GBP" },
        PriceMagnifier = magnifier,
    };
}
