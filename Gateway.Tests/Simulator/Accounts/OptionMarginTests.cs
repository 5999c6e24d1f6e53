using Gateway.Tests.Simulator.Trading;
using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Trading;

namespace Gateway.Tests.Simulator.Accounts;

[TestFixture]
[Category("Unit")]
public sealed class OptionMarginTests
{
    private static readonly ScriptedMarket Market = new();

    [TestCase("long call", 640, "1 C 250 6.40")]
    [TestCase("debit call spread", 200, "1 C 245 5.00", "-1 C 250 3.00")]
    [TestCase("credit call spread", 300, "-1 C 245 5.00", "1 C 250 3.00")]
    [TestCase("credit put spread", 350, "-1 P 245 4.00", "1 P 240 2.50")]
    [TestCase("iron condor", 320, "1 P 230 1.00", "-1 P 235 1.90", "-1 C 255 2.00", "1 C 260 1.10")]
    [TestCase("unbalanced condor", 1520, "1 P 230 1.00", "-1 P 235 1.90", "-1 C 255 4.00", "1 C 275 0.10")]
    [TestCase("butterfly", 100, "1 C 240 9.00", "-2 C 245 6.00", "1 C 250 4.00")]
    [TestCase("straddle", 1100, "1 C 245 6.00", "1 P 245 5.00")]
    [TestCase("calendar", 250, "-1 C 245 5.00", "1 C 245 7.50 20270115")]
    [TestCase("naked put", 4800, "-1 P 240 3.00")]
    [TestCase("naked call", 5000, "-1 C 250 3.00")]
    [TestCase("ratio spread", 5000 + 200, "1 C 245 5.00", "-1 C 250 3.00", "-1 C 250 3.00 20261219")]
    [TestCase("covered call", 0, "100 STK", "-1 C 250 3.00")]
    [TestCase("half covered calls", 5000, "100 STK", "-2 C 250 3.00")]
    [TestCase("call that a shorter one does not cover", 5000 + 500, "1 C 245 5.00 20261204", "-1 C 250 3.00")]
    public void Of_Holdings_IsWhatTheyCanLose(string name, int margin, params string[] holdings) =>
        OptionMargin.Of([.. holdings.Select(Holding)], Market)["USD"].Sum().Should().Be(margin, name);

    /// <summary>Quantity, right, strike and price of an option on AAPL, and its expiry when it is not the usual one.</summary>
    private static Holding Holding(string text)
    {
        var parts = text.Split(' ');
        var quantity = decimal.Parse(parts[0], CultureInfo.InvariantCulture);
        if (parts[1] == "STK")
            return new Holding(Market.Find(ScriptedMarket.Aapl)!, quantity, quantity * 250);
        var strike = decimal.Parse(parts[2], CultureInfo.InvariantCulture);
        var contract = new Contract
        {
            ConId = StringComparer.Ordinal.GetHashCode(text[1..]),
            Symbol = "AAPL",
            SecType = "OPT",
            Right = parts[1],
            Strike = strike,
            Currency = "USD",
            LastTradeDateOrContractMonth = parts.ElementAtOrDefault(4) ?? "20261218",
        };
        return new Holding(new Tradable(contract, 100m, 0.01m), quantity, quantity * decimal.Parse(parts[3], CultureInfo.InvariantCulture) * 100);
    }
}
