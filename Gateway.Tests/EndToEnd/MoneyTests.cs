using Gateway.Tests.Support;
using TwsSimulator;
using TwsSimulator.Accounts;
using TwsSimulator.Market;

namespace Gateway.Tests.EndToEnd;

/// <summary>
/// The notional of a preview against the books of the simulator, which have a rule of their own: what a fill of every kind of instrument moves the
/// cash by, commissions apart; of futures and CFDs, which take no cash, what a move of the price gains.
/// </summary>
[TestFixture]
public sealed class MoneyTests
{
    private static readonly (string Name, decimal Quantity, Func<Instrument, bool> Is)[] Kinds =
    [
        ("stock", 7m, one => one is { SecType: "STK", Symbol: "AAPL" }),
        ("stock in pence", 1000m, one => one is { SecType: "STK", Symbol: "VOD", Currency: "GBP" }),
        ("stock in euro", 11m, one => one is { SecType: "STK", Symbol: "SAP" }),
        ("stock in yen", 200m, one => one is { SecType: "STK", Symbol: "7203" }),
        ("ETF", 3m, one => one is { SecType: "STK", Symbol: "SPY" }),
        ("option", 2m, one => one is { SecType: "OPT", Symbol: "AAPL", Right: "C" }),
        ("index option", 1m, one => one is { SecType: "OPT", Symbol: "SPX", Right: "C" }),
        ("future", 2m, one => one is { SecType: "FUT", Symbol: "ES" }),
        ("future in cents", 3m, one => one is { SecType: "FUT", Symbol: "ZC" }),
        ("future option", 2m, one => one is { SecType: "FOP", Symbol: "ES", Right: "C" }),
        ("government bond", 2000m, one => one is { SecType: "BOND", Symbol: "US-T" }),
        ("corporate bond", 1000m, one => one is { SecType: "BOND", Symbol: "MSFT" }),
        ("currency pair", 25_000m, one => one is { SecType: "CASH", Symbol: "EUR", Currency: "USD" }),
        ("pair in yen", 30_000m, one => one is { SecType: "CASH", Symbol: "USD", Currency: "JPY" }),
        ("coin", 0.02m, one => one is { SecType: "CRYPTO", Symbol: "BTC" }),
        ("CFD", 10m, one => one is { SecType: "CFD", Symbol: "AAPL" }),
        ("CFD in pence", 1000m, one => one is { SecType: "CFD", Symbol: "VOD" }),
        ("fund", 4m, one => one is { SecType: "FUND", Symbol: "VFIAX" }),
    ];

    private GatewayFixture _tools = null!;

    private static IEnumerable<string> Names => Kinds.Select(kind => kind.Name);

    private Simulation Simulated => _tools.Simulator.Simulation;

    private Account Account => Simulated.Desk.Accounts.All[0];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _tools = await GatewayFixture.StartToolsAsync();
        lock (Simulated.Gate)
            Account.Deposit("USD", 10_000_000m);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Preview_OfEveryKind_IsWhatTheFillBooks([ValueSource(nameof(Names))] string name)
    {
        var (_, quantity, _) = Kinds.Single(kind => kind.Name == name);
        var instrument = Pinned(name);

        foreach (var action in new[] { "BUY", "SELL" })
        {
            var before = Books(instrument);
            var limit = action == "BUY" ? Quote(instrument).Ask : Quote(instrument).Bid;
            var order = $$"""
                {"contract":"conid:{{instrument.ConId}}","action":"{{action}}","quantity":{{Text(quantity)}},"orderType":"LMT",
                "limitPrice":{{Text(limit)}},"tif":"GTC"}
                """;

            var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{order}}}""");
            var commission = await FillAsync("ibkr_place_order", order);

            var notional = preview.GetProperty("notional").GetDecimal();
            var after = Books(instrument);
            preview.GetProperty("notionalCurrency").GetString().Should().Be(instrument.Currency);
            preview.GetProperty("price").GetDecimal().Should().Be(limit);
            if (instrument.SecType is "FUT" or "CFD")
                CheckMargined(instrument, action, notional, limit, quantity, before, after);
            else
                (after.Cash - before.Cash).Should().Be((action == "BUY" ? -notional : notional) - commission, $"{action} {name}");
            if (instrument.SecType == "CASH")
                (after.Bought - before.Bought).Should().Be(action == "BUY" ? quantity : -quantity);
        }
    }

    [Test]
    public async Task PositionSize_OfEveryKind_RisksNoMoreThanAsked([ValueSource(nameof(Names))] string name)
    {
        var instrument = Pinned(name);
        var entry = Quote(instrument).Last;
        var stop = entry * 0.9m;

        var size = await _tools.CallAsync(
            "ibkr_calculate_position_size",
            $$"""{"contract":"conid:{{instrument.ConId}}","entry":{{Text(entry)}},"stop":{{Text(stop)}},"riskAmount":50000}""");

        var quantity = Number(size, "quantity");
        var rate = size.TryGetProperty("exchangeRate", out var other) ? other.GetDecimal() : 1;
        var perUnit = (entry - stop) * instrument.PointValue;
        quantity.Should().BePositive();
        Number(size, "riskPerUnit").Should().Be(perUnit);
        Number(size, "risk").Should().BeApproximately(quantity * perUnit * rate, 0.01m).And.BeLessThanOrEqualTo(50_000m);
        Number(size, "notional").Should().Be(Math.Round(quantity * entry * instrument.PointValue, 2));
        ((quantity + Math.Max(1, instrument.SizeIncrement)) * perUnit * rate).Should().BeGreaterThan(50_000m, "one step more would risk too much");
        (rate == 1m).Should().Be(instrument.Currency == "USD");
    }

    [Test]
    public async Task PlanRebalance_OfEveryKind_TradesItsMoney([ValueSource(nameof(Names))] string name)
    {
        var instrument = Pinned(name);

        var plan = await _tools.CallAsync("ibkr_plan_rebalance", $$"""{"targets":{"conid:{{instrument.ConId}}":0.4} }""");

        var row = plan.GetProperty("rows")[0];
        var rate = row.TryGetProperty("exchangeRate", out var other) ? other.GetDecimal() : 1;
        var unit = Number(row, "price") * instrument.PointValue * rate;
        Number(row, "change").Should().BePositive();
        Number(row, "amount").Should().BeApproximately(Number(row, "change") * unit, 0.01m);
        Number(row, "weight").Should().BeApproximately(Number(row, "held") * unit / Number(plan, "netLiquidation"), 0.0001m);
        var after = (Number(row, "held") + Number(row, "change")) * unit;
        (Number(plan, "netLiquidation") * 0.4m).Should().BeInRange(after, after + (unit * Math.Max(1, instrument.SizeIncrement)));
    }

    [Test]
    public async Task Preview_OfFourLegs_IsWhatTheFillBooks()
    {
        var built = await _tools.CallAsync("ibkr_build_option_strategy", """{"contract":"MSFT","strategy":"iron_condor","quantity":2,"minDte":20}""");
        foreach (var leg in built.GetProperty("legs").EnumerateArray())
            Pin(Find(one => one.ConId == leg.GetProperty("contract").GetProperty("conId").GetInt32()));
        built = await _tools.CallAsync("ibkr_build_option_strategy", """{"contract":"MSFT","strategy":"iron_condor","quantity":2,"minDte":20}""");
        var legs = string.Join(',', built.GetProperty("legs").EnumerateArray().Select(leg =>
            $$"""{"contract":"conid:{{leg.GetProperty("contract").GetProperty("conId")}}","action":"{{leg.GetProperty("action").GetString()}}"}"""));
        var price = built.GetProperty("naturalPrice").GetDecimal();
        var order = $$"""{"legs":[{{legs}}],"action":"BUY","quantity":2,"limitPrice":{{Text(price)}}}""";
        var before = Cash("USD");

        var preview = await _tools.CallAsync("ibkr_preview_combo", order);
        var commission = await FillAsync("ibkr_place_combo_order", order);

        preview.GetProperty("notional").GetDecimal().Should().Be(price * 200, "two combinations of options on a hundred shares").And.BeNegative("it is a credit");
        (Cash("USD") - before).Should().Be(-preview.GetProperty("notional").GetDecimal() - commission);
    }

    private void CheckMargined(
        Instrument instrument, string action, decimal notional, decimal price, decimal quantity, (decimal Cash, decimal Bought) before,
        (decimal Cash, decimal Bought) after)
    {
        lock (Simulated.Gate)
        {
            var position = Account.Find(instrument.ConId)!;
            if (action == "SELL")
            {
                (after.Cash - before.Cash).Should().Be(position.RealizedPnL);
                return;
            }
            after.Cash.Should().Be(before.Cash, "only gains and losses are settled");
            position.ValueAt(price).Should().Be(notional);
            var move = 10 * instrument.MinTick;
            (position.UnrealizedAt(price + move) - position.UnrealizedAt(price)).Should().Be(notional / price * move, $"{quantity} move by {move}");
        }
    }

    /// <summary>Places an order, waits until it is filled, and returns its commission.</summary>
    private async Task<decimal> FillAsync(string tool, string order)
    {
        var placed = await _tools.CallAsync(tool, order);
        var reference = placed.GetProperty("orderRef").GetString();
        var ended = await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderRef":"{{reference}}","until":"filled","timeoutSeconds":20}""");
        ended.GetProperty("reached").GetBoolean().Should().BeTrue($"{placed} {ended}");
        lock (Simulated.Gate)
            return Simulated.Desk.Feed.Fills.Where(fill => fill.Order.Terms.OrderRef == reference && fill.HasCommission).Sum(fill => fill.Commission);
    }

    private Instrument Pinned(string name)
    {
        var instrument = Find(Kinds.Single(kind => kind.Name == name).Is);
        Pin(instrument);
        return instrument;
    }

    private Instrument Find(Func<Instrument, bool> fits)
    {
        lock (Simulated.Gate)
        {
            var fitting = Simulated.Market.Underlyings.Where(fits).Take(1).ToList();
            if (fitting.Count > 0)
                return fitting[0];
            // Of options one near the money that lives for some weeks.
            var now = DateOnly.FromDateTime(Simulated.Market.Now.UtcDateTime);
            return Simulated.Market.Instruments.Where(fits)
                .OrderBy(option => Math.Abs(option.Expiry!.Value.DayNumber - now.DayNumber - 30))
                .ThenBy(option => Math.Abs(option.Strike - (decimal)option.Underlying!.BasePrice))
                .First();
        }
    }

    private void Pin(Instrument instrument)
    {
        lock (Simulated.Gate)
            Simulated.Market.Pin(instrument, Simulated.Market.QuoteOf(instrument).Last);
    }

    private MarketQuote Quote(Instrument instrument)
    {
        lock (Simulated.Gate)
            return Simulated.Market.QuoteOf(instrument);
    }

    /// <summary>Cash of the instrument's currency, and of the currency that a pair buys.</summary>
    private (decimal Cash, decimal Bought) Books(Instrument instrument) => (Cash(instrument.Currency), Cash(instrument.Symbol));

    private decimal Cash(string currency)
    {
        lock (Simulated.Gate)
            return Account.Cash.GetValueOrDefault(currency);
    }

    private static decimal Number(JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
