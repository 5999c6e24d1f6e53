using System.Globalization;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tools.Preview;
using Gateway.Trading.Staging;
using TwsSimulator.Trading;

namespace Gateway.Tests.EndToEnd;

/// <summary>The limits from the tool to the wire: what the simulator's ledger does not have was never sent.</summary>
[TestFixture]
public sealed class PolicyWireTests : PolicyTestBase
{
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"SELL","quantity":1,"orderType":"LMT","limitPrice":0.01}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"SELL","quantity":1,"orderType":"STP","stopPrice":9000}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"STP","stopPrice":1}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1000000000}""", "TRADING_MAX_NOTIONAL_PERCENT")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1,"more":{"discretionaryAmt":9000}}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"more":{"advancedErrorOverride":"8229"}}""", "TRADING_OPEN_FIELDS")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"more":{"overridePercentageConstraints":true}}""", "TRADING_OPEN_FIELDS")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"more":{"clearingAccount":"X1"}}""", "TRADING_OPEN_FIELDS")]
    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":24400,"takeProfitPrice":24500,"stopLossPrice":1}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_oca_orders", """{"orders":[{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1},{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400}]}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT","action":"BUY"}],"action":"BUY","quantity":1,"limitPrice":90000,"guaranteed":false}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_place_algo_order", """{"contract":"AAPL","action":"BUY","quantity":1000000,"algo":"Adaptive","params":{"adaptivePriority":"Normal"}}""", "TRADING_MAX_NOTIONAL_PERCENT")]
    [TestCase("ibkr_place_conditional_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1000000},"conditions":[{"type":"price","contract":"SPY","op":">=","value":9000}]}""", "TRADING_MAX_NOTIONAL_PERCENT")]
    [TestCase("ibkr_preview_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_check_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400}""", "TRADING_PRICE_COLLAR_PERCENT")]
    [TestCase("ibkr_stage_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400}""", "TRADING_PRICE_COLLAR_PERCENT")]
    public async Task Defaults_OrderThatIsAMistake_IsDeniedByName(string tool, string arguments, string setting)
    {
        await StartAsync(new PolicyOptions());

        var error = await Host.FailAsync(tool, arguments);

        error.Code.Should().Be("policy", error.Message);
        error.Message.Should().Contain("Denied, nothing was sent: ").And.Contain(setting);
        Sent().Should().BeEmpty();
    }

    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1e18}""", "quantity: must be a number")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1e28}""", "limitPrice: must be a number")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":-1e28}""", "limitPrice: must be a number")]
    [TestCase("""{"contract":"AAPL","action":"SELL","quantity":1,"orderType":"STP","stopPrice":-5}""", "stopPrice: must be above 0")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1,"more":{"discretionaryAmt":1e20}}""", "more: must be")]
    [TestCase("""{"contract":"AAPL","action":"BUY","cashQty":1e27}""", "cashQty: must be a number")]
    public async Task Defaults_NumberBeyondAllMeasure_IsAnArgumentError(string arguments, string message)
    {
        await StartAsync(new PolicyOptions());

        var error = await Host.FailAsync("ibkr_place_order", arguments);

        error.Code.Should().Be("invalid_argument");
        error.Message.Should().StartWith(message);
        Sent().Should().BeEmpty();
    }

    [Test]
    public async Task Defaults_LargestNumbers_AreNeverAnInternalError()
    {
        await StartAsync(PolicyOptions.Unlimited);
        foreach (var quantity in new[] { "1000000000000", "0.00000001" })
            foreach (var price in new[] { "1000000000000", "0.01", "999999999999.99" })
            {
                var outcome = await Host.Registry.CallAsync(
                    "ibkr_preview_order", $$"""{"contract":"AAPL","action":"BUY","quantity":{{quantity}},"orderType":"LMT","limitPrice":{{price}}}""");

                outcome.Error?.Code.Should().NotBe("internal", "{0} at {1}: {2}", quantity, price, outcome.Error?.Message);
            }
    }

    [Test]
    public async Task Defaults_PassiveOrders_ArePlacedAllAtOnce()
    {
        await StartAsync(new PolicyOptions());
        var before = Host.Received();

        var placed = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Host.Registry.CallAsync(
            "ibkr_place_order", $$"""{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5,"orderRef":"burst-{{i}}","waitSeconds":60}""")));

        placed.Select(outcome => outcome.Error?.Message ?? JsonElement.Parse(outcome.Text()).Text("outcome")).Should().OnlyContain(outcome => outcome == "confirmed");
        Sent().Should().HaveCount(200);
        (Host.Received() - before).Should().BeLessThan(240, "the orders share their quotes and the account's figures");
    }

    [Test]
    public async Task Limits_OfEachKind_NothingOverOneIsSent()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxQuantity = 10, MaxNotional = 5000, MaxOpenOrders = 3, DeniedSymbols = ["TSLA"], OutsideRth = false });
        var random = new Random(7);
        for (var i = 0; i < 40; i++)
        {
            var (symbol, quantity, price) = (random.Next(6) == 0 ? "TSLA" : "MSFT", random.Next(1, 14), random.Next(1, 700));
            await Host.Registry.CallAsync(
                "ibkr_place_order",
                $$"""{"contract":"{{symbol}}","action":"BUY","quantity":{{quantity}},"orderType":"LMT","limitPrice":{{price}},"outsideRth":{{(random.Next(5) == 0 ? "true" : "false")}}}""");
        }

        var sent = Sent();
        sent.Should().NotBeEmpty().And.OnlyContain(order =>
            order.Terms.TotalQuantity <= 10 && order.Terms.TotalQuantity * order.Terms.LmtPrice <= 5000 && order.Contract.Symbol != "TSLA" && !order.Terms.OutsideRth);
        sent.Count(order => order.Status is "Submitted" or "PreSubmitted").Should().BeLessThanOrEqualTo(3);
    }

    [Test]
    public async Task DayOrders_ParallelCalls_SendExactlyTheLimit()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxDayOrders = 7 });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ =>
            Host.Registry.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}""")));

        Sent().Should().HaveCount(7);
        outcomes.Count(outcome => outcome.Error?.Code == "policy").Should().Be(53);
        var used = (await Host.CallAsync("ibkr_get_trading_policy")).GetProperty("limits").EnumerateArray().Single(limit => limit.Text("name") == "maxDayOrders");
        used.GetProperty("used").GetDecimal().Should().Be(7);
        used.Text("value").Should().Be("7");
        used.Text("setting").Should().Be("TRADING_MAX_DAY_ORDERS");
    }

    [Test]
    public async Task Group_MoreOrdersThanAreLeft_SendsNone()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxDayOrders = 1 });

        var error = await Host.FailAsync(
            "ibkr_place_oca_orders",
            """{"orders":[{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5},{"contract":"MSFT","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}]}""");

        error.Code.Should().Be("policy");
        Sent().Should().BeEmpty();
        (await Host.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}""")).Text("outcome").Should().Be("confirmed");
    }

    [Test]
    public async Task Change_IsJudgedAsTheOrderAfterIt()
    {
        await StartAsync(new PolicyOptions { MaxQuantity = 10 });
        var placed = await Host.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5}""");
        var id = placed.GetProperty("orderId").GetInt32();

        (await Host.FailAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"quantity":11}""")).Message.Should().Contain("TRADING_MAX_QUANTITY=10");
        (await Host.FailAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"limitPrice":24400}""")).Message.Should().Contain("TRADING_PRICE_COLLAR_PERCENT=10");
        (await Host.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"quantity":9,"limitPrice":2}""")).Text("outcome").Should().Be("confirmed");
        Sent().Single().Terms.TotalQuantity.Should().Be(9);
    }

    [Test]
    public async Task Exits_OfAPosition_AreNotHeldUpByWhatItIsWorth()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxDayOrders = 2, LongOnly = true, MaxPosition = 20 });
        await Host.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":11}""");
        await Host.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1}""");

        (await Host.FailAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":1}""")).Message.Should().Contain("TRADING_MAX_DAY_ORDERS=2");
        (await Host.FailAsync("ibkr_place_order", """{"contract":"NVDA","action":"SELL","quantity":12}""")).Code.Should().Be("policy");
        var guarded = await Host.CallAsync("ibkr_protect_position", """{"contract":"NVDA","stop":1,"takeProfit":9000}""");
        guarded.Text("outcome").Should().Be("confirmed");
    }

    [Test]
    public async Task Token_LimitsOfItsOwn_HoldForItAlone()
    {
        await StartAsync(PolicyOptions.Unlimited);
        var bot = new RecordingContext { Who = new Caller("id", "bot", AccessScope.All) { Limits = PolicyOptions.Unlimited with { MaxQuantity = 5 } } };

        var denied = await Host.Registry.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":6,"orderType":"LMT","limitPrice":1.5}""", bot);
        var allowed = await Host.Registry.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":6,"orderType":"LMT","limitPrice":1.5}""");
        var policy = await Host.CallAsync("ibkr_get_trading_policy", "{}", bot);

        denied.Error!.Message.Should().Contain("maxQuantity of the token bot=5");
        allowed.Error.Should().BeNull();
        policy.GetProperty("limits").EnumerateArray().Where(limit => limit.Text("source") == "bot").Should().ContainSingle().Which.Text("value").Should().Be("5");
    }

    [Test]
    public async Task Token_OrdersThatItStaged_KeepItsLimitsWhenAPersonSendsThem()
    {
        await StartAsync(PolicyOptions.Unlimited);
        var bot = new RecordingContext { Who = new Caller("id", "bot", AccessScope.All) { Limits = PolicyOptions.Unlimited with { MaxDayOrders = 1 } } };
        const string Order = """{"order":{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}}""";
        await Host.CallAsync("ibkr_stage_order", Order, bot);
        await Host.CallAsync("ibkr_stage_order", Order, bot);
        var waiting = Host.Get<StagedOrders>().Of(bot.Who);

        var (first, _) = await Host.Get<StagedDecisions>().ApproveAsync(waiting[0]);
        var (second, _) = await Host.Get<StagedDecisions>().ApproveAsync(waiting[1]);

        first!.Status.Should().Be(StagedStatus.Sent);
        second!.Status.Should().Be(StagedStatus.Failed);
        second.Result.Should().Contain("maxDayOrders of the token bot=1");
        Sent().Should().ContainSingle();
    }

    [Test]
    public async Task Rejections_InARow_PauseOrders()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxRejections = 2 });
        const string Rejected = """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT","action":"SELL"}],"action":"BUY","quantity":1,"limitPrice":1.005}""";
        (await Host.CallAsync("ibkr_place_combo_order", Rejected)).Text("outcome").Should().Be("rejected");
        (await Host.CallAsync("ibkr_place_combo_order", Rejected)).Text("outcome").Should().Be("rejected");

        var error = await Host.FailAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}""");

        error.Message.Should().Contain("TWS rejected 2 orders in a row").And.Contain("TRADING_MAX_REJECTIONS=2");
    }

    [TestCase("EUR.USD", 20000, "TRADING_MAX_NOTIONAL=20000")]
    [TestCase("VOD@LSE", 25000, "TRADING_MAX_NOTIONAL=20000")]
    public async Task Notional_OtherCurrencies_IsInTheAccounts(string contract, int quantity, string limit)
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxNotional = 20000 });

        var error = await Host.FailAsync("ibkr_check_order", $$"""{"contract":"{{contract}}","action":"BUY","quantity":{{quantity}}}""");
        var fits = await Host.CallAsync("ibkr_check_order", $$"""{"contract":"{{contract}}","action":"BUY","quantity":{{(quantity / 2).ToString(CultureInfo.InvariantCulture)}}}""");

        error.Message.Should().Contain(limit);
        fits.GetProperty("passes").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task DayLoss_NotReached_LetsOrdersPass()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxDayLoss = 1_000_000 });

        (await Host.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}""")).Text("outcome").Should().Be("confirmed");
    }

    [Test]
    public async Task GetTradingPolicy_DayLossIsLimited_SaysWhatWasLostToday()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxDayLoss = 1_000_000 });
        var today = (await Host.CallAsync("ibkr_get_pnl")).GetProperty("dailyPnL").GetDecimal();

        var limits = (await Host.CallAsync("ibkr_get_trading_policy")).GetProperty("limits").EnumerateArray();

        limits.Single(limit => limit.Text("name") == "maxDayLoss").GetProperty("used").GetDecimal().Should().BeApproximately(Math.Max(0, -today), 1000);
    }

    [Test]
    public async Task PreviewBasket_OrdersBreakADaysLimitTogether_IsDeniedWithThePlaceAndCountsNothing()
    {
        const string Orders = """{"orders":[{"contract":"AAPL","action":"BUY","quantity":1},{"contract":"MSFT","action":"BUY","quantity":1}]}""";
        await StartAsync(PolicyOptions.Unlimited with { MaxDayOrders = 1 });

        var error = await Host.FailAsync("ibkr_preview_basket", Orders);

        error.Message.Should().StartWith("orders[1]: Denied, nothing was sent").And.Contain("TRADING_MAX_DAY_ORDERS=1");
        (await Host.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}""")).Text("outcome").Should().Be("confirmed");
    }
}
