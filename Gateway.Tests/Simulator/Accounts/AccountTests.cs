using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Trading;

namespace Gateway.Tests.Simulator.Accounts;

/// <summary>What a trade of each kind of instrument does to the cash of an account.</summary>
[TestFixture]
public sealed class AccountTests
{
    [TestCase("STK", 1, 1, 10, 230, 2300, TestName = "Book_Stock_CostsItsPrice")]
    [TestCase("STK", 1, 0.01, 1000, 78.70, 787, TestName = "Book_StockInPence_CostsPounds")]
    [TestCase("OPT", 100, 100, 2, 3.5, 700, TestName = "Book_Option_CostsItsMultiplier")]
    [TestCase("BOND", 1, 0.01, 10_000, 72, 7200, TestName = "Book_Bond_CostsPerCentOfPar")]
    [TestCase("CRYPTO", 1, 1, 0.002, 105_000, 210, TestName = "Book_Coin_CostsItsPrice")]
    [TestCase("FUND", 1, 1, 12, 100, 1200, TestName = "Book_Fund_CostsItsPrice")]
    [TestCase("CASH", 1, 1, 25_000, 1.16, 29_000, TestName = "Book_CurrencyPair_CostsItsSecondCurrency")]
    public void Book_PaidInFull_MovesCash(string secType, double multiplier, double pointValue, double quantity, double price, double cost)
    {
        var account = new Account("DU1");
        var tradable = Tradable(secType, multiplier, pointValue);

        account.Book(tradable, (decimal)quantity, (decimal)price, 0m);
        account.Cash["GBP"].Should().Be(-(decimal)cost);
        account.Find(7)!.ValueAt((decimal)price).Should().Be((decimal)cost);

        account.Book(tradable, -(decimal)quantity, (decimal)price * 2, 0m).Should().Be((decimal)cost);
        account.Cash["GBP"].Should().Be((decimal)cost);
    }

    [TestCase("FUT", 50, 50, 2, 6000, 10, 1000, TestName = "Book_Future_SettlesItsGain")]
    [TestCase("FUT", 5000, 50, 2, 450, 1.5, 150, TestName = "Book_FutureInCents_SettlesDollars")]
    [TestCase("CFD", 1, 1, 100, 230, 2, 200, TestName = "Book_Cfd_SettlesItsGain")]
    public void Book_Margined_MovesCashByTheGainAlone(
        string secType, double multiplier, double pointValue, double quantity, double price, double move, double gain)
    {
        var account = new Account("DU1");
        var tradable = Tradable(secType, multiplier, pointValue);

        account.Book(tradable, (decimal)quantity, (decimal)price, 0m);
        account.Cash.GetValueOrDefault("GBP").Should().Be(0m);
        account.Find(7)!.UnrealizedAt((decimal)(price + move)).Should().Be((decimal)gain);

        account.Book(tradable, -(decimal)quantity, (decimal)(price + move), 0m).Should().Be((decimal)gain);
        account.Cash["GBP"].Should().Be((decimal)gain);
    }

    private static Tradable Tradable(string secType, double multiplier, double pointValue) =>
        new(new Contract { ConId = 7, Symbol = "EUR", SecType = secType, Currency = "GBP" }, (decimal)multiplier, 0.01m) { PointValue = (decimal)pointValue };
}
