using Gateway.Tests.Support;
using Gateway.Tools.Quotes;
using Gateway.Tools.Risk;

namespace Gateway.Tests.Tools.Risk;

/// <summary>Greeks and risk of the simulator's starting portfolio: three stocks and a put.</summary>
[TestFixture]
public sealed class RiskToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Greeks_StartingPortfolio_HasEveryUnderlying()
    {
        var result = await _tools.CallAsync("ibkr_get_portfolio_greeks");

        result.GetProperty("complete").GetBoolean().Should().BeTrue(result.GetRawText());
        result.GetProperty("currency").GetString().Should().Be("USD");
        var rows = result.GetProperty("underlyings").EnumerateArray().ToDictionary(row => row.GetProperty("underlying").GetProperty("symbol").GetString()!);
        rows.Keys.Should().BeEquivalentTo("VTI", "BND", "AAPL", "SPY");
        rows["AAPL"].GetProperty("delta").GetDouble().Should().Be(100);
        rows["AAPL"].GetProperty("gamma").GetDouble().Should().Be(0);
        rows["SPY"].GetProperty("delta").GetDouble().Should().BeNegative("puts are held on it");
        rows["SPY"].GetProperty("gamma").GetDouble().Should().BePositive();
        rows["SPY"].GetProperty("beta").GetDouble().Should().BeApproximately(1, 0.01);
        result.GetProperty("betaWeightedDelta").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Number);
    }

    [Test]
    public async Task Risk_StartingPortfolio_SaysItsMethodAndItsNumbers()
    {
        var result = await _tools.CallAsync("ibkr_get_portfolio_risk", """{"confidence":0.99,"horizonDays":5,"shocks":[-10,0,10]}""");

        result.GetProperty("complete").GetBoolean().Should().BeTrue(result.GetRawText());
        result.GetProperty("valueAtRisk").GetDouble().Should().BePositive();
        result.GetProperty("expectedShortfall").GetDouble().Should().BeGreaterOrEqualTo(result.GetProperty("valueAtRisk").GetDouble());
        result.GetProperty("observations").GetInt32().Should().BeGreaterThan(200);
        result.GetProperty("method").GetString().Should().Contain("Historical simulation").And.Contain("5 days");
        // The puts on SPY gain more in a fall than the stocks lose: only the rise and the standstill have a sign of their own.
        result.GetProperty("stress").EnumerateArray().Select(row => Math.Sign(row.GetProperty("profit").GetDouble())).Skip(1).Should().Equal(0, 1);
    }

    [TestCase("""{"shocks":[-101]}""", "shocks")]
    [TestCase("""{"account":"U1"}""", "account")]
    [TestCase("""{"confidence":1}""", "confidence")]
    public async Task Risk_WrongArgument_IsNamed(string arguments, string field) =>
        (await _tools.FailAsync("ibkr_get_portfolio_risk", arguments)).Message.Should().StartWith(field);

    [TestCase("EUR", "JPY")]
    [TestCase("JPY", "EUR")]
    public async Task Rate_OfTwoCurrenciesWithoutAPair_GoesThroughTheDollar(string from, string into)
    {
        var rates = new CurrencyRates(_tools.Get<FxRates>(), into);

        var rate = await rates.RateAsync(from, CancellationToken.None).WaitAsync(GatewayFixture.Deadline);

        (from == "EUR" ? rate : 1 / rate).Should().BeInRange(80, 300);
    }

    [Test]
    public async Task Rate_OfAnUnknownCurrency_IsNull() =>
        (await new CurrencyRates(_tools.Get<FxRates>(), "USD").RateAsync("XXX", CancellationToken.None).WaitAsync(GatewayFixture.Deadline)).Should().BeNull();
}
