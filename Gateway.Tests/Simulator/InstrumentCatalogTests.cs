namespace Gateway.Tests.Simulator;

/// <summary>What can be found, under which descriptions, and what TWS answers to descriptions that fit several contracts.</summary>
[TestFixture]
public sealed class InstrumentCatalogTests : SimulatorFixture
{
    private const int Currency = 9;
    private const int TradingClass = 12;
    private const int ConId = 13;
    private const int Multiplier = 15;
    private const int PriceMagnifier = 18;
    private const int ContractMonth = 22;

    [TestCase("VOD", "STK", "SMART", "GBP", 100, "")]
    [TestCase("VOD", "STK", "LSE", "GBP", 100, "")]
    [TestCase("SAP", "STK", "IBIS", "EUR", 1, "")]
    [TestCase("7203", "STK", "TSEJ", "JPY", 1, "")]
    [TestCase("AAPL", "CFD", "SMART", "USD", 1, "")]
    [TestCase("VFIAX", "FUND", "FUNDSERV", "USD", 1, "")]
    [TestCase("ETH", "CRYPTO", "PAXOS", "USD", 1, "")]
    [TestCase("VIX", "IND", "CBOE", "USD", 1, "")]
    [TestCase("IWM", "STK", "SMART", "USD", 1, "")]
    [TestCase("TLT", "STK", "SMART", "USD", 1, "")]
    [TestCase("XAUUSD", "CMDTY", "SMART", "USD", 1, "")]
    public async Task ReqContractDetails_Kind_IsFound(string symbol, string secType, string exchange, string currency, int magnifier, string multiplier)
    {
        await using var client = await ClientAsync();
        var found = await FindAsync(client, Contract(symbol, secType, exchange: exchange, currency: currency));
        found.Should().ContainSingle();
        found[0][Currency].Should().Be(currency);
        found[0][PriceMagnifier].Should().Be($"{magnifier}");
        found[0][Multiplier].Should().Be(multiplier);
    }

    [TestCase("MES", "CME", "202603", "5", "1", "MES")]
    [TestCase("GC", "COMEX", "202602", "100", "1", "GC")]
    [TestCase("ZC", "CBOT", "202603", "5000", "100", "ZC")]
    [TestCase("CL", "NYMEX", "202604", "1000", "1", "CL")]
    public async Task ReqContractDetails_FutureOfAMonth_IsTheContractOfThatMonth(
        string symbol, string exchange, string month, string multiplier, string magnifier, string tradingClass)
    {
        await using var client = await ClientAsync();
        var found = await FindAsync(client, Contract(symbol, "FUT", month, exchange: exchange));
        found.Should().ContainSingle();
        found[0][ContractMonth].Should().Be(month);
        found[0][Multiplier].Should().Be(multiplier);
        found[0][PriceMagnifier].Should().Be(magnifier);
        found[0][TradingClass].Should().Be(tradingClass);
    }

    [Test]
    public async Task ReqContractDetails_CrudeOil_TradesLastInTheMonthBeforeItsOwn()
    {
        await using var client = await ClientAsync();
        (await FindAsync(client, Contract("CL", "FUT", "202604", exchange: "NYMEX")))[0][4].Should().Be("20260320");
    }

    [Test]
    public async Task ReqContractDetails_ExpiredFuture_IsFoundByThoseWhoAskForExpiredOnes()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract("ES", "FUT", "202509", exchange: "CME"), includeExpired: 0));
        (await client.ReadAsync(4, "5"))[2].Should().Be("200");
        var found = await FindAsync(client, Contract("ES", "FUT", "202509", exchange: "CME"), includeExpired: 1);
        found.Should().ContainSingle().Which[4].Should().Be("20250919");
        var conId = int.Parse(found[0][ConId], CultureInfo.InvariantCulture);
        (await FindAsync(client, Contract("", "", exchange: "CME", conId: conId), includeExpired: 1)).Should().ContainSingle();

        await client.SendAsync([20, 6, .. Contract("", "", exchange: "CME", conId: conId), 1, "", "1 day", "5 D", 1, "TRADES", 1, 0, ""]);

        (await client.ReadAsync(17))[3..].Chunk(8).Last()[0].Should().Be("20250919", "an expired future has no bars after its last day");
    }

    [TestCase("037833AL4", "", "")]
    [TestCase("US037833AL42", "", "")]
    [TestCase("", "CUSIP", "037833AL4")]
    [TestCase("", "ISIN", "US037833AL42")]
    [TestCase("IBCID126330911", "", "")]
    [TestCase("AAPL", "", "")]
    public async Task ReqContractDetails_BondByItsNumbers_IsFound(string symbol, string secIdType, string secId)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract(symbol, "BOND"), 0, secIdType, secId));
        (await client.ReadAsync(18))[4..6].Should().Equal("037833AL4", "3.85");
    }

    [TestCase("CSCO", "STK", "SMART", "", "The contract description specified for CSCO is ambiguous.")]
    [TestCase("KWEB", "STK", "SMART", "", "The contract description specified for KWEB is ambiguous.")]
    [TestCase(
        "ES", "FUT", "CME", "", "The contract description specified for ES is ambiguous; you must specify the multiplier or trading class.")]
    [TestCase(
        "SI", "FUT", "COMEX", "202603", "The contract description specified for SI is ambiguous; you must specify the multiplier or trading class.")]
    [TestCase(
        "AAPL", "OPT", "SMART", "", "The contract description specified for AAPL is ambiguous; you must specify the multiplier or trading class.")]
    public async Task Data_SeveralContractsFit_IsAmbiguous(string symbol, string secType, string exchange, string expiry, string text)
    {
        await using var client = await ClientAsync();
        var contract = Contract(symbol, secType, expiry, exchange: exchange);

        await client.SendAsync([1, 11, 4, .. contract, 0, "", 0, 0, ""]);
        (await client.ReadAsync(4, "4"))[2..4].Should().Equal("200", text);
        await client.SendAsync([20, 5, .. contract, 0, "", "1 day", "1 D", 1, "TRADES", 1, 0, ""]);
        (await client.ReadAsync(4, "5"))[2..4].Should().Equal("200", text);
        await client.SendAsync([50, 3, 6, .. contract, 5, "TRADES", 0, ""]);
        (await client.ReadAsync(4, "6"))[2..4].Should().Equal("200", text);

        (await FindAsync(client, contract)).Should().HaveCountGreaterThan(1, "contract details list all of them");
    }

    [TestCase("CSCO", "NASDAQ")]
    [TestCase("CSCO", "EBS")]
    [TestCase("KWEB", "ARCA")]
    [TestCase("KWEB", "LSEETF")]
    public async Task ReqContractDetails_WithPrimaryExchange_IsOneContract(string symbol, string primaryExchange)
    {
        await using var client = await ClientAsync();
        (await FindAsync(client, [0, symbol, "STK", "", "", "", "", "SMART", primaryExchange, "USD", "", ""])).Should().ContainSingle();
    }

    [Test]
    public async Task ReqMktData_Cfd_IsReroutedToItsStockHoweverItIsNamed()
    {
        await using var client = await ClientAsync();
        var conId = int.Parse((await FindAsync(client, Contract("AAPL", "CFD")))[0][ConId], CultureInfo.InvariantCulture);
        await client.SendAsync([1, 11, 4, .. Contract("", "", conId: conId), 0, "", 0, 0, ""]);
        (await client.ReadAsync(91))[1..].Should().Equal("4", "265598", "SMART");
    }

    [TestCase(110, "0", "0.05", "3", "0.1")]
    [TestCase(32, "0", "0.01", "3", "0.05")]
    public async Task ReqMarketRule_OfOptions_GrowsWithThePrice(int rule, params string[] steps)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(91, rule);
        (await client.ReadAsync(93)).Should().Equal(["93", $"{rule}", "2", .. steps]);
    }

    [Test]
    public async Task ReqSecDefOptParams_Spx_HasAClassForWeekliesAndAWiderUnionThanAnyExpiry()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(78, 6, "SPX", "", "IND", 416904);
        var series = (await client.ReadUntilAsync(76)).SkipLast(1).Where(one => one[2] == "SMART").ToList();
        series.Select(one => one[4]).Should().BeEquivalentTo("SPX", "SPXW");
        foreach (var one in series.Where(one => one[4] == "SPXW"))
        {
            var expiries = one[7..(7 + int.Parse(one[6], CultureInfo.InvariantCulture))];
            var union = one[(8 + expiries.Length)..];
            foreach (var expiry in expiries)
            {
                object[] contract = [0, "SPX", "OPT", expiry, "", "C", "", "SMART", "", "USD", "", "SPXW"];
                (await FindAsync(client, contract)).Count.Should().BeLessThan(union.Length, expiry);
            }
        }
    }

    [Test]
    public void Options_OnTheEMini_HaveClassesByWeekAndDay()
    {
        var classes = Server.Simulation.Market.Instruments.Where(one => one.SecType == "FOP").Select(one => one.TradingClass).Distinct().ToList();
        classes.Should().Contain(["ES", "EW", "EW2", "E2A", "E1C"]);
    }

    private static object[] Details(int reqId, object[] contract, int includeExpired, string secIdType = "", string secId = "") =>
        [9, 8, reqId, .. contract, includeExpired, secIdType, secId, ""];

    private static async Task<List<string[]>> FindAsync(RawClient client, object[] contract, int includeExpired = 0)
    {
        await client.SendAsync(Details(77, contract, includeExpired));
        return [.. (await client.ReadUntilAsync(52)).SkipLast(1)];
    }
}
