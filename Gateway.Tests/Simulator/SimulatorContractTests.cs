namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class SimulatorContractTests : SimulatorFixture
{
    private static object[] Details(int reqId, object[] contract, string secIdType = "", string secId = "") =>
        [9, 8, reqId, .. contract, 0, secIdType, secId, ""];

    [TestCase(176, 40)]
    [TestCase(181, 40)]
    [TestCase(182, 41)]
    [TestCase(186, 42)]
    [TestCase(187, 42)]
    [TestCase(196, 42)]
    [TestCase(200, 42)]
    public async Task ReqContractDetails_StockByVersion_HasItsFieldCount(int version, int fields)
    {
        await using var client = await ClientAsync(version);
        await client.SendAsync(Details(5, Contract()));
        var data = await client.ReadAsync(10);
        // One security id, a tag and a value, on top of the plain layout.
        data.Should().HaveCount(fields + 2);
        data[..4].Should().Equal("10", "5", "AAPL", "STK");
        (await client.ReadAsync()).Should().Equal("52", "1", "5");
    }

    [Test]
    public async Task ReqContractDetails_Apple_HasItsValuesInPlace()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract()));
        var data = await client.ReadAsync(10);
        data[6..16].Should().Equal("0", "", "SMART", "USD", "AAPL", "NMS", "NMS", "265598", "0.01", "");
        data[20..22].Should().Equal("APPLE INC", "NASDAQ");
        data[26].Should().Be("US/Eastern");
        data[27].Should().StartWith("20260106:0400-20260106:2000;20260107:0400-20260107:2000;").And.Contain("20260110:CLOSED");
        data[28].Should().Contain("20260107:0930-20260107:1600");
        data[31..34].Should().Equal("1", "ISIN", "US0378331005");
        data[39].Should().Be("COMMON");
    }

    [TestCase("AAPL", "STK", "BTS")]
    [TestCase("NOPE", "STK", "SMART")]
    [TestCase("", "OPT", "SMART")]
    public async Task ReqContractDetails_Unknown_IsError200Or321(string symbol, string secType, string exchange)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract(symbol, secType, exchange: exchange)));
        var error = await client.ReadAsync(4, "5");
        error[2].Should().Be(symbol.Length == 0 ? "321" : "200");
        if (symbol.Length > 0)
            error[3].Should().Be("No security definition has been found for the request");
    }

    [Test]
    public async Task ReqContractDetails_ByIsin_FindsTheStock()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract(symbol: "", secType: "STK", currency: ""), "ISIN", "US5949181045"));
        (await client.ReadAsync(10))[2].Should().Be("MSFT");
    }

    [Test]
    public async Task ReqContractDetails_OptionsOfOneExpiry_AreCallsAndPutsAtEveryStrike()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract(secType: "OPT", expiry: "20260116")));
        var found = await client.ReadUntilAsync(52);
        var options = found.SkipLast(1).ToList();
        options.Should().HaveCountGreaterThan(30).And.OnlyContain(option => option[4] == "20260116");
        options.Where(option => option[7] == "C").Select(option => option[6])
            .Should().OnlyHaveUniqueItems().And.Equal(options.Where(option => option[7] == "P").Select(option => option[6]));
        options.Select(option => option[13]).Should().OnlyHaveUniqueItems();
    }

    [TestCase("ES", "FUT", "CME", 4)]
    [TestCase("CL", "FUT", "NYMEX", 6)]
    [TestCase("SPX", "IND", "CBOE", 1)]
    [TestCase("BTC", "CRYPTO", "PAXOS", 1)]
    [TestCase("EUR", "CASH", "IDEALPRO", 1)]
    public async Task ReqContractDetails_OtherTypes_AreFound(string symbol, string secType, string exchange, int count)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract(symbol, secType, exchange: exchange)));
        (await client.ReadUntilAsync(52)).Should().HaveCount(count + 1);
    }

    [TestCase(187, 36)]
    [TestCase(188, 39)]
    [TestCase(200, 39)]
    public async Task ReqContractDetails_Bond_ComesAsBondData(int version, int fields)
    {
        await using var client = await ClientAsync(version);
        await client.SendAsync(Details(5, Contract("US-T", "BOND")));
        (await client.ReadAsync(18)).Should().HaveCount(fields + 2).And.Contain("912810TJ7");
    }

    [Test]
    public async Task ReqMatchingSymbols_PartOfAName_ListsMatches()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(81, 6, "appl");
        var answer = await client.ReadAsync(79);
        answer[1].Should().Be("6");
        int.Parse(answer[2]).Should().BeGreaterThan(0);
        answer[3..8].Should().Equal("265598", "AAPL", "STK", "NASDAQ", "USD");
        answer[8..13].Should().Equal("2", "CFD", "OPT", "APPLE INC", "");
    }

    [Test]
    public async Task ReqSecDefOptParams_Underlying_ListsExpiriesAndStrikes()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(78, 6, "AAPL", "", "STK", 265598);
        var all = await client.ReadUntilAsync(76);
        all[0][..8].Should().Equal("75", "6", "SMART", "265598", "AAPL", "100", "6", "20260109");
        all[^1].Should().Equal("76", "6");
    }

    [Test]
    public async Task ReqMarketRule_OfAStock_IsACent()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(91, 26);
        (await client.ReadAsync(93)).Should().Equal("93", "26", "1", "0", "0.01");
    }

    [Test]
    public void Catalog_AllInstruments_HaveTheirOwnIds() =>
        Server.Simulation.Market.Instruments.Select(instrument => instrument.ConId).Should().OnlyHaveUniqueItems();

    [Test]
    public async Task ReqContractDetails_ContinuousFuture_IsTheFrontMonth()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Details(5, Contract("ES", "FUT", exchange: "CME")));
        var front = await client.ReadAsync(10);
        await client.SendAsync(Details(6, Contract("ES", "CONTFUT", exchange: "CME")));
        var continuous = await client.ReadAsync(10, "6");
        continuous[3].Should().Be("CONTFUT");
        continuous[13].Should().Be(front[13], "the conId is that of the front month");
        (await client.ReadAsync()).Should().Equal("52", "1", "6");
    }
}
