using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tools.Orders.Rules;
using TwsSimulator;

namespace Gateway.Tests.Tools.Orders.Rules;

/// <summary>Each rule of an order on each way in: refused by the same words, and nothing is sent to TWS.</summary>
[TestFixture]
public sealed class OrderRulesTests
{
    private const int PlaceOrder = 3;
    private const int ExerciseOptions = 21;

    private GatewayFixture _tools = null!;

    /// <summary>The ways that take a whole order; % is its members.</summary>
    private static readonly Dictionary<string, (string Tool, string Arguments)> Ways = new()
    {
        ["place"] = ("ibkr_place_order", "{%}"),
        ["preview"] = ("ibkr_preview_order", """{"order":{%}}"""),
        ["check"] = ("ibkr_check_order", """{"order":{%}}"""),
        ["stage"] = ("ibkr_stage_order", """{"order":{%}}"""),
        ["basket"] = ("ibkr_preview_basket", """{"orders":[{"contract":"MSFT","action":"BUY","quantity":1},{%}]}"""),
        ["group"] = ("ibkr_place_oca_orders", """{"orders":[{"contract":"MSFT","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1},{%}]}"""),
        ["conditional"] = ("ibkr_place_conditional_order", """{"order":{%},"conditions":[{"type":"price","contract":"SPY","op":">=","value":9000}]}"""),
    };

    /// <summary>An order that breaks one rule, and the words that say so.</summary>
    private static readonly Dictionary<string, (string Order, string Message)> Rules = new()
    {
        ["a size below the smallest"] = (Stock("\"quantity\":0.00001"), "quantity: must be "),
        ["a size between two steps"] = (Of("US-T", "BOND", "BUY", "\"quantity\":1500,\"orderType\":\"LMT\",\"limitPrice\":70"), "quantity: must be a multiple of 1000 for US-T (sizeIncrement); 1500 lies between 1000 and 2000; example: 1000"),
        ["a limit of 0"] = (Stock("\"quantity\":10,\"orderType\":\"LMT\",\"limitPrice\":0"), "limitPrice: must be above 0 for STK; got 0."),
        ["a negative limit"] = (Stock("\"quantity\":10,\"orderType\":\"LMT\",\"limitPrice\":-5"), "limitPrice: must be above 0 for STK; got -5."),
        ["a negative stop"] = (Stock("\"quantity\":10,\"orderType\":\"STP\",\"stopPrice\":-5"), "stopPrice: must be above 0 for STK; got -5."),
        ["a negative cap"] = (Stock("\"quantity\":10,\"orderType\":\"MIDPRICE\",\"limitPrice\":-5"), "limitPrice: must be above 0 for STK; got -5."),
        ["a negative trailing amount"] = (Stock("\"quantity\":10,\"orderType\":\"TRAIL\",\"auxPrice\":-2"), "trailAmount: must be above 0; got -2"),
        ["a price that the type has not"] = (Stock("\"quantity\":10,\"orderType\":\"STP\",\"stopPrice\":5,\"limitPrice\":5"), "limitPrice: does not belong to a STP order"),
        ["two names for a stop"] = (Stock("\"quantity\":10,\"orderType\":\"STP\",\"stopPrice\":250,\"auxPrice\":260"), "auxPrice: is another name for stopPrice of a STP order"),
        ["two names for a trailing amount"] = (Stock("\"quantity\":10,\"orderType\":\"TRAIL\",\"trailAmount\":5,\"auxPrice\":3"), "auxPrice: is another name for trailAmount of a TRAIL order"),
        ["two names for an offset"] = (Stock("\"quantity\":10,\"orderType\":\"REL\",\"offset\":0.01,\"auxPrice\":0.02"), "auxPrice: is another name for offset of a REL order"),
        ["two trailing distances"] = (Stock("\"quantity\":10,\"orderType\":\"TRAIL\",\"trailPercent\":5,\"auxPrice\":3"), "trailAmount: or trailPercent, one of the two, is required for a TRAIL order"),
        ["a price between two steps"] = (Stock("\"quantity\":10,\"orderType\":\"LMT\",\"limitPrice\":1.505"), "limitPrice: must be a multiple of 0.01 for AAPL"),
        ["MOC until cancelled"] = (Stock("\"quantity\":10,\"orderType\":\"MOC\",\"tif\":\"GTC\""), "tif: must be DAY for a MOC order"),
        ["a stop at the opening"] = (Stock("\"quantity\":10,\"orderType\":\"STP\",\"stopPrice\":5,\"tif\":\"OPG\""), "tif: OPG is for MKT, LMT and MTL orders only"),
        ["minutes for a stock"] = (Stock("\"quantity\":10,\"orderType\":\"LMT\",\"limitPrice\":1,\"tif\":\"Minutes\""), "tif: Minutes is for crypto only, not for STK"),
        ["a method without a group"] = (Stock("\"quantity\":10,\"faMethod\":\"Equal\""), "faMethod: belongs to an faGroup"),
        ["group and account"] = (Stock("\"quantity\":10,\"faGroup\":\"All\",\"account\":\"DU1000001\""), "faGroup: does not go with account"),
        ["a group for one who advises nobody"] = (Stock("\"quantity\":10,\"faGroup\":\"All\""), "faGroup: is for advisors"),
        ["a combination without legs"] = (Of("SPY", "BAG", "BUY", "\"quantity\":1"), "contract: must name the legs of a combination (BAG) in comboLegs"),
        ["crypto: market by quantity"] = (Crypto("\"quantity\":0.01,\"tif\":\"IOC\""), "quantity: cannot size a crypto order that buys at the market: give cashQty"),
        ["crypto: market for the day"] = (Crypto("\"cashQty\":100,\"tif\":\"DAY\""), "tif: must be IOC for a MKT order of crypto; got DAY; example: IOC"),
        ["crypto: limit for the day"] = (Crypto("\"quantity\":0.01,\"orderType\":\"LMT\",\"limitPrice\":1000,\"tif\":\"DAY\""), "tif: must be Minutes (TWS cancels it after five), IOC or GTC for a LMT order of crypto; got DAY"),
        ["crypto: limit by money"] = (Crypto("\"cashQty\":100,\"orderType\":\"LMT\",\"limitPrice\":1000,\"tif\":\"IOC\""), "cashQty: sizes only crypto orders that buy at the market"),
        ["crypto: a stop"] = (Crypto("\"quantity\":0.01,\"orderType\":\"STP\",\"stopPrice\":1000"), "orderType: must be LMT or MKT for crypto; got STP"),
        ["crypto: a short sale"] = (Of("BTC", "CRYPTO", "SELL", "\"quantity\":5000,\"tif\":\"IOC\""), "quantity: must not be above what is held, because crypto is not sold short"),
    };

    private static IEnumerable<TestCaseData> Table =>
        from rule in Rules.Keys from way in Ways.Keys where !(rule == "a group for one who advises nobody" && way == "check") select new TestCaseData(rule, way);

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCaseSource(nameof(Table))]
    public async Task Check_BrokenRule_IsRefusedOnEveryWayInAndNothingIsSent(string rule, string way)
    {
        var (tool, arguments) = Ways[way];
        var (order, message) = Rules[rule];

        await RefuseAsync(tool, arguments.Replace("%", order, StringComparison.Ordinal), way is "basket" or "group" ? "orders[1]." + message : message);
    }

    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"SELL","quantity":10,"entryPrice":9000,"takeProfitPrice":-1,"stopLossPrice":9001}""", "takeProfitPrice: must be above 0 for STK; got -1.")]
    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":-1}""", "stopLossPrice: must be above 0 for STK; got -1.")]
    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1.005}""", "stopLossPrice: must be a multiple of 0.01 for AAPL")]
    [TestCase("ibkr_place_bracket_order", """{"symbol":"BTC","secType":"CRYPTO","action":"BUY","quantity":1,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1,"tif":"GTC"}""", "stopLossPrice: needs a STP order, and crypto takes LMT and MKT orders only")]
    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1,"stopLimitPrice":1}""", "stopLimitPrice: does not belong to a STP order; example: leave it out, or choose another stopType")]
    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1,"tif":"OPG"}""", "tif: OPG is for MKT, LMT and MTL orders only, which trade at the opening; a STP order cannot; example: DAY")]
    [TestCase("ibkr_place_option_order", """{"symbol":"AAPL","expiration":"20261218","strike":260,"right":"C","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":-1}""", "limitPrice: must be above 0 for OPT; got -1.")]
    [TestCase("ibkr_place_option_order", """{"symbol":"AAPL","expiration":"20261218","strike":260,"right":"C","action":"BUY","quantity":1.5}""", "quantity: must be a multiple of 1 for AAPL (sizeIncrement); 1.5 lies between 1 and 2; example: 1")]
    [TestCase("ibkr_place_algo_order", """{"contract":"AAPL","action":"BUY","quantity":40,"algo":"Adaptive","orderType":"LMT","limitPrice":0}""", "limitPrice: must be above 0 for STK; got 0.")]
    [TestCase("ibkr_place_algo_order", """{"symbol":"BTC","secType":"CRYPTO","action":"BUY","quantity":1,"algo":"Adaptive","orderType":"LMT","limitPrice":5}""", "algo: does not work crypto")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY","price":1.5},{"contract":"MSFT","action":"BUY","price":2.5}],"action":"BUY","quantity":1,"perLegPrices":true}""", "perLegPrices: is for non-guaranteed SMART combinations of two legs (TWS error 10058); it is guaranteed")]
    [TestCase("ibkr_preview_combo", """{"legs":[{"contract":"AAPL","action":"BUY","price":1.5},{"contract":"MSFT","action":"BUY","price":2.5},{"contract":"SPY","action":"BUY","price":3}],"action":"BUY","quantity":1,"perLegPrices":true,"guaranteed":false}""", "perLegPrices: is for non-guaranteed SMART combinations of two legs (TWS error 10058); it has 3 legs")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY","price":1.5},{"contract":"MSFT","action":"SELL"}],"action":"BUY","quantity":1,"limitPrice":-900}""", "legs: the price of a leg belongs to perLegPrices")]
    [TestCase("ibkr_preview_combo", """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT","action":"SELL","price":2}],"action":"BUY","quantity":1,"limitPrice":-900}""", "legs: the price of a leg belongs to perLegPrices")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT","action":"SELL"}],"action":"BUY","quantity":1.5,"limitPrice":-900}""", "quantity: must be a multiple of 1 for a combination (sizeIncrement)")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL 20261218 260 C","action":"BUY","price":-3},{"contract":"AAPL 20261218 270 C","action":"SELL","price":2}],"action":"BUY","quantity":1,"perLegPrices":true,"guaranteed":false}""", "price: must be above 0 for OPT; got -3.")]
    [TestCase("ibkr_preview_combo", """{"legs":[{"contract":"AAPL 20261218 260 C","action":"BUY","price":3},{"contract":"AAPL 20261218 270 C","action":"SELL","price":0}],"action":"BUY","quantity":1,"perLegPrices":true,"guaranteed":false}""", "price: must be above 0 for OPT; got 0.")]
    [TestCase("ibkr_place_conditional_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1},"conditions":[{"type":"price","contract":"SPY","op":">=","value":-5}]}""", "conditions: value of a price condition must be above 0 for STK; got -5; example: 200")]
    [TestCase("ibkr_place_conditional_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1},"conditions":[{"type":"price","contract":"SPY","op":">=","value":0}]}""", "conditions: value of a price condition must be above 0 for STK; got 0; example: 200")]
    [TestCase("ibkr_close_position", """{"contract":"AAPL","percent":50,"orderType":"LMT","limitPrice":0}""", "limitPrice: must be above 0 for STK; got 0.")]
    [TestCase("ibkr_close_position", """{"contract":"AAPL","percent":50,"orderType":"MOC","tif":"GTC"}""", "tif: must be DAY for a MOC order")]
    [TestCase("ibkr_protect_position", """{"contract":"AAPL","stop":1.005}""", "stop: must be a multiple of 0.01 for AAPL")]
    [TestCase("ibkr_protect_position", """{"contract":"AAPL","stop":1,"takeProfit":9000.005}""", "takeProfit: must be a multiple of 0.01 for AAPL")]
    [TestCase("ibkr_exercise_option", """{"contract":"AAPL","quantity":1}""", "contract: must be an option; got STK AAPL")]
    public async Task Check_BrokenRuleOfANarrowerTool_NamesItsOwnField(string tool, string arguments, string message) => await RefuseAsync(tool, arguments, message);

    [TestCase("STP", "\"stopPrice\":9000", "\"limitPrice\":9000", "limitPrice: does not belong to a STP order")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"auxPrice\":2", "auxPrice: does not belong to a LMT order")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"trailAmount\":2", "trailAmount: does not belong to a LMT order")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"trailStopPrice\":2", "trailStopPrice: does not belong to a LMT order")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"limitPrice\":0", "limitPrice: must be above 0 for STK; got 0.")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"limitPrice\":-5", "limitPrice: must be above 0 for STK; got -5.")]
    [TestCase("STP", "\"stopPrice\":9000", "\"auxPrice\":-5", "auxPrice: must be above 0 for STK; got -5.")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"quantity\":0.00001", "quantity: must be ")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"tif\":\"Minutes\"", "tif: Minutes is for crypto only")]
    [TestCase("LMT", "\"limitPrice\":1.5", "\"tif\":\"DAY\",\"goodTillDate\":\"2099-01-30T15:30:00Z\"", "goodTillDate: belongs to tif GTD only, not to DAY")]
    [TestCase("TRAIL", "\"stopPrice\":9000,\"trailAmount\":5", "\"trailAmount\":4,\"trailPercent\":1", "trailAmount: or trailPercent, one of the two, is required for a TRAIL order")]
    [TestCase("TRAIL", "\"stopPrice\":9000,\"trailAmount\":5", "\"trailAmount\":4,\"auxPrice\":3", "auxPrice: is another name for trailAmount of a trailing order")]
    [TestCase("TRAIL", "\"stopPrice\":9000,\"trailAmount\":5", "\"auxPrice\":-3", "trailAmount: must be above 0; got -3")]
    [TestCase("TRAIL LIMIT", "\"stopPrice\":9000,\"trailAmount\":5,\"limitOffset\":0.1", "\"limitPrice\":3", "limitPrice: does not go with limitOffset, which the order has (0.1)")]
    [TestCase("LMT", "\"limitPrice\":1.5,\"tif\":\"GTC\"", "\"limitPrice\":1.505", "limitPrice: must be a multiple of 0.01 for AAPL")]
    public async Task CheckChange_BrokenRule_IsRefusedAsForANewOrder(string type, string terms, string change, string message)
    {
        var placed = await _tools.CallAsync("ibkr_place_order", $$"""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"{{type}}",{{terms}}}""");

        await RefuseAsync("ibkr_modify_order", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}},{{change}}}""", message);
    }

    [TestCase("\"contract\":\"ES 202612 CME\",\"action\":\"BUY\",\"quantity\":1,\"orderType\":\"LMT\",\"limitPrice\":-5")]
    [TestCase("\"contract\":\"AAPL\",\"action\":\"BUY\",\"quantity\":10,\"orderType\":\"REL\",\"offset\":0.01,\"limitPrice\":0")]
    [TestCase("\"symbol\":\"BTC\",\"secType\":\"CRYPTO\",\"action\":\"BUY\",\"quantity\":0.01,\"orderType\":\"LMT\",\"limitPrice\":1000,\"tif\":\"GTC\"")]
    [TestCase("\"symbol\":\"BTC\",\"secType\":\"CRYPTO\",\"action\":\"BUY\",\"quantity\":0.01,\"orderType\":\"LMT\",\"limitPrice\":1000,\"tif\":\"Minutes\"")]
    [TestCase("\"symbol\":\"BTC\",\"secType\":\"CRYPTO\",\"action\":\"BUY\",\"cashQty\":1000,\"tif\":\"IOC\"")]
    public async Task Check_WhatIbAllows_Passes(string order) =>
        (await _tools.CallAsync("ibkr_check_order", "{\"order\":{" + order + "}}")).GetProperty("passes").GetBoolean().Should().BeTrue();

    [TestCase("ibkr_check_order", "\"symbol\":\"BTC\",\"secType\":\"CRYPTO\",\"action\":\"BUY\",\"cashQty\":1000", " IOC")]
    [TestCase("ibkr_check_order", "\"contract\":\"BTC\",\"action\":\"BUY\",\"quantity\":0.01,\"orderType\":\"LMT\",\"limitPrice\":1000", " Minutes")]
    [TestCase("ibkr_check_order", "\"contract\":\"AAPL\",\"action\":\"BUY\",\"quantity\":1", " DAY")]
    [TestCase("ibkr_check_order", "\"contract\":\"AAPL\",\"action\":\"BUY\",\"quantity\":1,\"goodTillDate\":\"2099-12-01\"", " GTD")]
    public async Task Check_WithoutTif_TakesTheDefaultOfTheContract(string tool, string order, string tif) =>
        (await _tools.CallAsync(tool, "{\"order\":{" + order + "}}")).GetProperty("order").GetString().Should().Contain(tif);

    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1%}""")]
    [TestCase("ibkr_place_option_order", """{"symbol":"AAPL","expiration":"20261218","strike":260,"right":"C","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":0.05%}""")]
    [TestCase("ibkr_place_algo_order", """{"contract":"AAPL","action":"BUY","quantity":40,"algo":"Adaptive","orderType":"LMT","limitPrice":1.5%}""")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT","action":"SELL"}],"action":"BUY","quantity":1,"limitPrice":-900%}""")]
    [TestCase("ibkr_protect_position", """{"contract":"MSFT","stop":1%}""")]
    [TestCase("ibkr_close_position", """{"contract":"SPY","orderType":"LMT","limitPrice":9000%}""")]
    public async Task Place_GoodTillDate_MeansGtdOnEveryWayIn(string tool, string arguments)
    {
        foreach (var symbol in new[] { "MSFT", "SPY" })
            await _tools.CallAsync("ibkr_place_order", $$"""{"contract":"{{symbol}}","action":"BUY","quantity":10}""");

        var lacking = await _tools.FailAsync(tool, arguments.Replace("%", ",\"tif\":\"GTD\"", StringComparison.Ordinal));
        var placed = await _tools.CallAsync(tool, arguments.Replace("%", ",\"goodTillDate\":\"2099-12-01 16:00\"", StringComparison.Ordinal));

        lacking.Message.Should().StartWith("goodTillDate: is required for tif GTD");
        var order = placed.TryGetProperty("orders", out var orders) ? orders[0] : placed;
        var id = order.TryGetProperty("parentOrderId", out var parent) ? parent.GetInt32() : order.GetProperty("orderId").GetInt32();
        (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{id}}}""")).GetProperty("order").GetProperty("goodTillDate").GetString()
            .Should().StartWith("2099-12-01 21:00:00");
    }

    [Test]
    public async Task Close_CryptoWithoutTif_IsImmediateOrCancel()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"BTC","action":"BUY","cashQty":5000}""");

        var closed = await _tools.CallAsync("ibkr_close_position", """{"contract":"BTC"}""");

        closed.GetProperty("outcome").GetString().Should().Be("confirmed");
    }

    [Test]
    public async Task Check_AParentThatIsDone_IsRefused()
    {
        var entry = await _tools.CallAsync("ibkr_place_order", """{"contract":"MSFT","action":"BUY","quantity":10}""");
        var id = entry.GetProperty("orderId").GetInt32();
        await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{id}}}""");

        await RefuseAsync(
            "ibkr_place_order", $$"""{"contract":"MSFT","action":"SELL","quantity":10,"orderType":"STP","stopPrice":1,"parentId":{{id}}}""",
            $"parentId: must name an order that still works; order {id} is Filled");
    }

    /// <summary>By construction: what can be sent is made by the rules alone, and one place sends it.</summary>
    [TestCase(typeof(CheckedOrder))]
    [TestCase(typeof(CheckedChange))]
    [TestCase(typeof(CheckedExercise))]
    public void Checked_WithoutTheRules_CannotBeMade(Type type) =>
        type.GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Should().OnlyContain(constructor => constructor.IsPrivate);

    [TestCase("Orders.PlaceAsync(")]
    [TestCase("Orders.PlaceBracketAsync(")]
    [TestCase("Orders.ModifyAsync(")]
    [TestCase("Orders.WhatIfAsync(")]
    [TestCase("Options.ExerciseAsync(")]
    public void Wire_OfTheGateway_IsTheOnlySender(string call) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "Gateway"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains(call, StringComparison.Ordinal))
            .Select(Path.GetFileName).Should().Equal("OrderWire.cs");

    private async Task RefuseAsync(string tool, string arguments, string message)
    {
        var before = (Orders: Sent(PlaceOrder), Exercises: Sent(ExerciseOptions));

        var error = await _tools.FailAsync(tool, arguments);

        error.Message.Should().StartWith(message);
        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        (Sent(PlaceOrder), Sent(ExerciseOptions)).Should().Be(before);
    }

    private long Sent(int request) => _tools.Simulator.Received.GetValueOrDefault(request);

    private static string Stock(string terms) => $"\"contract\":\"AAPL\",\"action\":\"BUY\",{terms}";

    private static string Crypto(string terms) => Of("BTC", "CRYPTO", "BUY", terms);

    private static string Of(string symbol, string secType, string action, string terms) =>
        $"\"symbol\":\"{symbol}\",\"secType\":\"{secType}\",\"action\":\"{action}\",{terms}";
}
