using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>One instrument in every form that callers use, on every way in: text, object, JSON text, flat arguments; tools, resources and streams.</summary>
[TestFixture]
public sealed class ContractFormsTests
{
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions
    {
        Tws = TwsStandIn.Simulator,
        Settings = new GatewaySettings
        {
            Trading = new TradingOptions { Mode = TradingMode.Paper },
            Limits = new LimitOptions { CallsPerSecond = 0, OrdersPerSecond = 0 },
        },
        Simulator = options => options with { MaxMessagesPerSecond = 0 },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCase("""{"contract":"BRK.B"}""", 72063691)]
    [TestCase("""{"contract":{"symbol":"BRK.B"}}""", 72063691)]
    [TestCase("""{"contract":{"symbol":"BRK.B","secType":"STK"}}""", 72063691)]
    [TestCase("""{"contract":"{\"symbol\":\"BRK-B\",\"secType\":\"stock\"}"}""", 72063691)]
    [TestCase("""{"symbol":"BRK.B","secType":"STK"}""", 72063691)]
    [TestCase("""{"symbol":"BRKB"}""", 72063691)]
    [TestCase("""{"contract":"EURUSD"}""", 12087792)]
    [TestCase("""{"contract":{"symbol":"EUR.USD","secType":"forex"}}""", 12087792)]
    [TestCase("""{"symbol":"EUR/USD","secType":"CASH","exchange":"SMART"}""", 12087792)]
    [TestCase("""{"contract":"BTC-USD"}""", 479624278)]
    [TestCase("""{"contract":"AAPL US"}""", 265598)]
    [TestCase("""{"contract":"NASDAQ:AAPL"}""", 265598)]
    [TestCase("""{"contract":"AAPL:NASDAQ"}""", 265598)]
    [TestCase("""{"symbol":"AAPL","exchange":"ISLAND"}""", 265598)]
    [TestCase("""{"contract":"SPX Index"}""", 416904)]
    [TestCase("""{"contract":"US0378331005"}""", 265598)]
    [TestCase("""{"contract":"SAP.DE"}""", 14204)]
    [TestCase("""{"contract":"SAP GR Equity"}""", 14204)]
    public async Task Resolve_Forms_AreOneInstrument(string arguments, int conId)
    {
        var row = (await _gateway.CallAsync("ibkr_resolve_contract", arguments)).GetProperty("results")[0];

        row.GetProperty("contract").GetProperty("conId").GetInt32().Should().Be(conId);
    }

    [TestCase("AAPL", "OPT", "")]
    [TestCase("BRK B", "OPT", "")]
    [TestCase("SPX", "OPT", "")]
    [TestCase("ES", "FOP", "")]
    [TestCase("ES", "FUT", "GLOBEX")]
    [TestCase("CL", "FUT", "")]
    [TestCase("ZC", "FUT", "")]
    [TestCase("CL", "FOP", "")]
    [TestCase("VOD", "STK", "LSE")]
    [TestCase("7203", "STK", "TSEJ")]
    [TestCase("AAPL", "CFD", "")]
    [TestCase("EUR", "CASH", "")]
    [TestCase("BTC", "CRYPTO", "")]
    public async Task Resolve_LocalSymbolThatTheGatewayPrints_IsReadBack(string symbol, string secType, string exchange)
    {
        var listed = await _gateway.CallAsync(
            "ibkr_get_contract_details", $$"""{"symbol":"{{symbol}}","secType":"{{secType}}","exchange":"{{exchange}}","limit":3}""");

        foreach (var contract in listed.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("contract")))
        {
            var text = contract.Text("localSymbol");
            foreach (var form in new[] { JsonSerializer.Serialize(text), JsonSerializer.Serialize(new { localSymbol = text, secType }), contract.GetRawText() })
            {
                var row = (await _gateway.CallAsync("ibkr_resolve_contract", $$"""{"contract":{{form}}}""")).GetProperty("results")[0];
                row.GetProperty("contract").GetProperty("conId").GetInt32().Should().Be(contract.GetProperty("conId").GetInt32(), form);
            }
        }
    }

    [TestCase("ibkr_get_quote", """{"contract":"apple"}""")]
    [TestCase("ibkr_get_historical_data", """{"symbol":"apple","duration":"1 D","barSize":"1 hour"}""")]
    [TestCase("ibkr_preview_order", """{"order":{"contract":"apple","action":"BUY","quantity":1}}""")]
    [TestCase("ibkr_place_order", """{"contract":"apple","action":"BUY","quantity":1}""")]
    [TestCase("ibkr_get_option_chain", """{"contract":"apple"}""")]
    [TestCase("ibkr_get_contract_details", """{"symbol":"apple"}""")]
    [TestCase("ibkr_get_trading_hours", """{"contract":"apple"}""")]
    [TestCase("ibkr_start_stream", """{"kind":"quote","contract":"apple"}""")]
    public async Task Call_CompanyName_IsAnsweredWithItsSymbol(string tool, string arguments)
    {
        var error = await _gateway.FailAsync(tool, arguments);

        error.Should().BeEquivalentTo(new { Kind = ToolErrorKind.Failed, Code = "200", Retryable = false });
        error.Message.Should().StartWith("No instrument fits stock APPLE (SMART, USD)");
        error.Hint.Should().StartWith("Did you mean AAPL (APPLE INC, STK NASDAQ USD)");
        error.Choices![0].Value.Should().Be("AAPL");
    }

    [Test]
    public async Task Call_ByHttp_ErrorCarriesTheChoicesAsData()
    {
        var error = (await _gateway.LinesAsync("ibkr_get_quote", """{"contract":"apple"}""")).Last().GetProperty("error");

        error.GetProperty("choices")[0].Text("value").Should().Be("AAPL");
        error.GetProperty("choices")[0].Text("meaning").Should().Be("APPLE INC, STK NASDAQ USD");
    }

    [Test]
    public async Task Call_ByMcp_ErrorCarriesTheChoicesAsData()
    {
        var answer = await _gateway.Http.PostAsync("/api/v1/mcp", new StringContent(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ibkr_get_quote","arguments":{"contract":"apple"}}}""",
            System.Text.Encoding.UTF8, "application/json"));

        var result = (await answer.JsonAsync()).GetProperty("result");
        result.GetProperty("isError").GetBoolean().Should().BeTrue();
        result.GetRawText().Should().Contain("\"choices\":[{\"value\":\"AAPL\"");
        result.GetProperty("content")[0].Text("text").Should().Contain("Did you mean AAPL (APPLE INC, STK NASDAQ USD)");
    }

    [Test]
    public async Task Call_StockListedTwice_NamesEachListing()
    {
        var error = await _gateway.FailAsync("ibkr_get_quote", """{"contract":"CSCO"}""");

        error.Choices!.Select(choice => choice.Value).Should().BeEquivalentTo("CSCO@NASDAQ", "CSCO@EBS/USD");
        foreach (var choice in error.Choices!)
        {
            (await _gateway.CallAsync("ibkr_resolve_contract", JsonSerializer.Serialize(new { contract = choice.Value })))
                .GetProperty("allResolved").GetBoolean().Should().BeTrue(choice.Value);
        }
    }

    [Test]
    public async Task Call_FutureWithoutItsMonth_IsAnsweredWithTheMonths()
    {
        var error = await _gateway.FailAsync("ibkr_get_quote", """{"contract":"ES CME"}""");

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Choices!.Count.Should().BeInRange(2, 5);
        foreach (var choice in error.Choices)
        {
            (await _gateway.CallAsync("ibkr_resolve_contract", JsonSerializer.Serialize(new { contract = choice.Value })))
                .GetProperty("allResolved").GetBoolean().Should().BeTrue(choice.Value);
        }
    }

    [Test]
    public async Task Call_PairTheOtherWayRound_NamesThePair() =>
        (await _gateway.FailAsync("ibkr_get_quote", """{"contract":"USD.EUR"}""")).Choices!.Single().Value.Should().Be("EUR.USD");

    [TestCase("""{"contract":"AAPL@OVERNIGHT"}""", "OVERNIGHT", "directly to OVERNIGHT")]
    [TestCase("""{"symbol":"AAPL","exchange":"OVERNIGHT"}""", "OVERNIGHT", "directly to OVERNIGHT")]
    [TestCase("""{"contract":{"symbol":"AAPL","exchange":"IEX"}}""", "IEX", "directly to IEX")]
    [TestCase("""{"contract":"conid:265598@NASDAQ"}""", "NASDAQ", "directly to NASDAQ")]
    [TestCase("""{"contract":"AAPL@NASDAQ"}""", "SMART", "SMART; NASDAQ is where it is listed")]
    [TestCase("""{"symbol":"AAPL","exchange":"NASDAQ"}""", "SMART", "SMART; NASDAQ is where it is listed")]
    public async Task PlaceOrder_Venue_IsUsedOrSaidNotToBe(string contract, string exchange, string route)
    {
        var arguments = $$"""{{contract[..^1]}},"action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.50}""";

        var placed = await _gateway.CallAsync("ibkr_place_order", arguments);

        placed.GetProperty("contract").Text("exchange").Should().Be(exchange);
        placed.Text("route").Should().Be(route);
        var order = await _gateway.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""");
        order.GetRawText().Should().Contain($"\"exchange\":\"{exchange}\"", "that is what TWS has");
    }

    [TestCase("stream/quote?contract=BRK.B")]
    [TestCase("stream/quote?symbol=EURUSD")]
    public async Task Stream_Forms_AreUnderstood(string path)
    {
        using var response = await _gateway.Http.GetAsync($"/api/v1/{path}", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        (await reader.ReadLineAsync().PromptlyAsync("the first line")).Should().NotContain("\"error\"");
    }

    [TestCase("{}")]
    [TestCase("null")]
    public async Task Call_BodyNull_IsNoArguments(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _gateway.Http.PostAsync("/api/v1/ibkr_get_status", content);

        response.IsSuccessStatusCode.Should().BeTrue();
    }
}
