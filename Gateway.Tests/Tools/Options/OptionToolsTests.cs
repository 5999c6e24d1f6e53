using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Options;

/// <summary>The tools of options, against the simulator.</summary>
[TestFixture]
public sealed class OptionToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("AAPL", "SMART")]
    [TestCase("SPX", "SMART")]
    [TestCase("ES cont", "CME")]
    public async Task Params_EveryKindOfUnderlying_HaveDatesAndStrikes(string contract, string exchange)
    {
        var result = await _tools.CallAsync("ibkr_get_option_chain_params", $$"""{"contract":"{{contract}}"}""");

        result.GetProperty("complete").GetBoolean().Should().BeTrue();
        var chains = result.GetProperty("chains").EnumerateArray().ToList();
        chains.Select(chain => chain.GetProperty("tradingClass").GetString()).Should().OnlyHaveUniqueItems().And.NotBeEmpty();
        chains.Should().OnlyContain(chain => chain.GetProperty("exchange").GetString() == exchange
            && chain.GetProperty("underlyingConId").GetInt32() == result.GetProperty("underlyingConId").GetInt32()
            && chain.GetProperty("expirations").GetArrayLength() > 0);
    }

    [Test]
    public async Task Params_ByConId_NeedNothingElse()
    {
        var result = await _tools.CallAsync("ibkr_get_option_chain_params", """{"underlyingConId":265598,"exchange":"cboe"}""");

        result.GetProperty("chains")[0].GetProperty("exchange").GetString().Should().Be("CBOE");
        result.GetProperty("exchanges").GetArrayLength().Should().BeGreaterThan(5);
    }

    [TestCase("""{"contract":"AAPL","strikesAround":6}""", 6)]
    [TestCase("""{"contract":"SPX","strikesAround":4,"minDte":10}""", 4)]
    [TestCase("""{"contract":"ES cont","strikesAround":3}""", 3)]
    public async Task Chain_EveryKindOfUnderlying_HasQuotesAndGreeksBothSides(string arguments, int strikes)
    {
        var result = await _tools.CallAsync("ibkr_get_option_chain", arguments);

        result.GetProperty("complete").GetBoolean().Should().BeTrue(result.GetRawText());
        result.GetProperty("dataType").GetString().Should().Be("live");
        result.GetProperty("strikeCount").GetInt32().Should().Be(strikes);
        foreach (var row in result.GetProperty("chain").EnumerateArray())
            foreach (var (side, sign) in new[] { ("call", 1), ("put", -1) })
            {
                var option = row.GetProperty(side);
                option.GetProperty("conId").GetInt32().Should().BePositive();
                option.GetProperty("ask").GetDecimal().Should().BeGreaterThan(option.GetProperty("bid").GetDecimal());
                (option.GetProperty("delta").GetDouble() * sign).Should().BeInRange(0, 1);
                option.GetProperty("iv").GetDouble().Should().BePositive();
                option.GetProperty("openInterest").GetDecimal().Should().BePositive();
            }
    }

    [Test]
    public async Task Chain_CallsBetweenBoundsWithoutGreeks_HasJustThose()
    {
        var all = await _tools.CallAsync("ibkr_get_option_chain", """{"symbol":"AAPL","strikesAround":3,"right":"C"}""");
        var strikes = all.GetProperty("chain").EnumerateArray().Select(row => row.GetProperty("strike").GetDecimal()).ToList();

        var result = await _tools.CallAsync("ibkr_get_option_chain", string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"symbol":"AAPL","expiration":"{{all.GetProperty("expiration").GetString()}}","minStrike":{{strikes[0]}},"maxStrike":{{strikes[1]}},"right":"C","greeks":false}"""));

        result.GetProperty("chain").EnumerateArray().Select(row => row.GetProperty("strike").GetDecimal()).Should().Equal(strikes[0], strikes[1]);
        var row = result.GetProperty("chain")[0];
        row.TryGetProperty("put", out _).Should().BeFalse();
        row.GetProperty("call").TryGetProperty("delta", out _).Should().BeFalse();
        row.GetProperty("call").TryGetProperty("openInterest", out _).Should().BeFalse("it is a tick of its own, which is not asked for");
        row.GetProperty("call").GetProperty("bid").GetDecimal().Should().BePositive();
        result.GetProperty("complete").GetBoolean().Should().BeTrue();
    }

    [TestCase("""{"contract":"AAPL","expiration":"20991231"}""", "expiration: ")]
    [TestCase("""{"contract":"AAPL","expiration":"next"}""", "expiration")]
    [TestCase("""{"contract":"AAPL","minDte":9,"maxDte":3}""", "minDte: ")]
    [TestCase("""{"contract":"AAPL","minStrike":1,"maxStrike":2}""", "minStrike: ")]
    [TestCase("""{"contract":"AAPL","tradingClass":"NOPE"}""", "tradingClass: ")]
    [TestCase("""{"contract":"AAPL","exchange":"NOPE"}""", "exchange: ")]
    [TestCase("""{"contract":"EUR.USD"}""", "contract: ")]
    public async Task Chain_WrongArgument_IsNamed(string arguments, string field)
    {
        var error = await _tools.FailAsync("ibkr_get_option_chain", arguments);

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().StartWith(field).And.Contain("example");
    }

    [Test]
    public async Task Chain_StockWithoutOptions_SaysSo() =>
        (await _tools.FailAsync("ibkr_get_option_chain", """{"contract":"NQ cont"}""")).Code.Should().Be("no_options");

    [Test]
    public async Task Chain_WideOne_GivesEveryLineBack()
    {
        await _tools.CallAsync("ibkr_get_option_chain", """{"contract":"AAPL","strikesAround":15,"right":"C"}""");

        (await _tools.CallAsync("ibkr_get_quote", """{"contract":"AAPL"}""")).GetProperty("complete").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task Quotes_OneUnknownAmongThem_KeepsTheOthers()
    {
        var conId = await SomeCallAsync();

        var result = await _tools.CallAsync("ibkr_get_option_quotes", $$"""{"contracts":["conid:{{conId}}","AAPL 20261218 1 C","MSFT","conid:{{conId}}"]}""");

        result.GetProperty("count").GetInt32().Should().Be(4);
        result.GetProperty("complete").GetBoolean().Should().BeFalse();
        result.GetProperty("quotes").EnumerateArray().Select(row => row.TryGetProperty("error", out _)).Should().Equal(false, true, true, false);
        result.GetProperty("quotes")[0].GetProperty("delta").GetDouble().Should().NotBe(0);
    }

    [Test]
    public async Task Price_WithoutVolatility_TakesTheMarkets()
    {
        var conId = await SomeCallAsync();
        var quote = (await _tools.CallAsync("ibkr_get_option_quotes", $$"""{"contracts":["conid:{{conId}}"]}""")).GetProperty("quotes")[0];
        var underlying = quote.GetProperty("underlyingPrice").GetDecimal();

        var priced = await _tools.CallAsync("ibkr_calculate_option_price", string.Create(CultureInfo.InvariantCulture, $$"""{"contract":"conid:{{conId}}","underlyingPrice":{{underlying}}}"""));

        priced.GetProperty("volatilitySource").GetString().Should().Be("market");
        priced.GetProperty("optionPrice").GetDecimal().Should().BeApproximately(quote.GetProperty("last").GetDecimal(), 1m);
    }

    [Test]
    public async Task PriceThenVolatility_GivesTheVolatilityBack()
    {
        var conId = await SomeCallAsync();
        var priced = await _tools.CallAsync("ibkr_calculate_option_price", $$"""{"contract":"conid:{{conId}}","underlyingPrice":250,"volatility":0.4}""");
        var price = priced.GetProperty("optionPrice").GetDecimal();

        var implied = await _tools.CallAsync(
            "ibkr_calculate_implied_volatility", string.Create(CultureInfo.InvariantCulture, $$"""{"contract":"conid:{{conId}}","underlyingPrice":250,"optionPrice":{{price}}}"""));

        implied.GetProperty("impliedVolatility").GetDouble().Should().BeApproximately(0.4, 0.01);
    }

    [Test]
    public async Task Volatility_ImpossiblePrice_IsAnErrorNotANumber() =>
        (await _tools.FailAsync("ibkr_calculate_implied_volatility", $$"""{"contract":"conid:{{await SomeCallAsync()}}","underlyingPrice":250,"optionPrice":9000}"""))
            .Code.Should().Be("no_volatility");

    [Test]
    public async Task Strategy_EveryKind_HasLegsAndAPrice(
        [Values("vertical", "straddle", "strangle", "iron_condor", "iron_butterfly", "butterfly", "condor", "ratio_spread", "calendar", "diagonal",
            "covered_call", "protective_put", "collar", "short_put")] string strategy)
    {
        var result = await _tools.CallAsync("ibkr_build_option_strategy", $$"""{"contract":"AAPL","strategy":"{{strategy}}","minDte":8,"quantity":2}""");

        result.GetProperty("complete").GetBoolean().Should().BeTrue(result.GetRawText());
        result.GetProperty("legs").EnumerateArray().Should().OnlyContain(leg => leg.GetProperty("contract").GetProperty("conId").GetInt32() > 0);
        result.GetProperty("netCost").GetDecimal().Should().BeApproximately(result.GetProperty("netPrice").GetDecimal() * 200, 0.01m);
        result.GetProperty("naturalPrice").GetDecimal().Should().BeGreaterOrEqualTo(result.GetProperty("netPrice").GetDecimal());
        result.GetProperty("greeks").TryGetProperty("delta", out _).Should().BeTrue();
        result.TryGetProperty("payoff", out _).Should().Be(strategy is not ("calendar" or "diagonal"));
        result.TryGetProperty("note", out _).Should().Be(strategy is "calendar" or "diagonal");
    }

    [Test]
    public async Task Strategy_IronCondor_GainsWhatItBringsIn()
    {
        var result = await _tools.CallAsync("ibkr_build_option_strategy", """{"symbol":"AAPL","strategy":"iron_condor","minDte":8}""");

        var outcome = result.GetProperty("payoff");
        outcome.GetProperty("maxProfit").GetDecimal().Should().Be(-result.GetProperty("netCost").GetDecimal());
        outcome.GetProperty("maxProfitUnlimited").GetBoolean().Should().BeFalse();
        outcome.GetProperty("points").GetArrayLength().Should().Be(5, "0 and four strikes");
    }

    [Test]
    public async Task Strategy_IndexWithTheUnderlying_IsRefused() =>
        (await _tools.FailAsync("ibkr_build_option_strategy", """{"contract":"SPX","strategy":"covered_call"}""")).Message.Should().StartWith("strategy: ");

    [Test]
    public async Task Resource_Chain_IsTheTools()
    {
        var expiration = (await _tools.CallAsync("ibkr_get_option_chain_params", """{"contract":"AAPL"}""")).GetProperty("chains")[0].GetProperty("expirations")[1].GetString();

        var read = await _tools.CallAsync("ibkr_get_option_chain", $$"""{"contract":"AAPL","expiration":"{{expiration}}","strikesAround":1}""");

        read.GetProperty("expiration").GetString().Should().Be(expiration);
        _tools.Resources.Templates.Select(template => template.Uri).Should().Contain("ibkr://option-chain/{symbol}/{expiry}");
    }

    private async Task<int> SomeCallAsync() => (await _tools.CallAsync("ibkr_get_option_chain", """{"contract":"AAPL","strikesAround":1,"minDte":30,"right":"C","greeks":false}"""))
        .GetProperty("chain")[0].GetProperty("call").GetProperty("conId").GetInt32();
}
