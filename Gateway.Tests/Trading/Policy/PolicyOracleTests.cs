using System.Globalization;
using Gateway.Configuration;
using Gateway.Trading.Policy;

namespace Gateway.Tests.Trading.Policy;

/// <summary>
/// The judge against the oracle, on generated orders and limits: no order over a limit passes, and none is denied that keeps them all.
/// </summary>
[TestFixture]
[Category("Unit")]
public sealed class PolicyOracleTests
{
    private const int Usual = 5000;

    /// <summary>Orders of one run: <c>POLICY_ORDERS=100000 dotnet test ...</c> for a long one, <c>POLICY_SEED</c> for another sequence.</summary>
    private static readonly int Orders = Number("POLICY_ORDERS") ?? Usual;

    private static readonly int Seed = Number("POLICY_SEED") ?? 1;

    [Test]
    public void Judge_GeneratedOrdersAndLimits_AgreesWithTheOracle()
    {
        var random = new Random(Seed);
        var (passed, limits) = (0, new Dictionary<string, int>());
        for (var i = 0; i < Orders; i++)
        {
            var (order, options, tally) = (OrderOf(random), OptionsOf(random), TallyOf(random));
            var broken = PolicyOracle.Broken(order, options, tally);

            var denial = PolicyJudge.Judge(order, new PolicyLimits(options, TokenName: null), tally);

            (denial is null).Should().Be(broken.Count == 0, "order {0} of seed {1}: {2} under {3} after {4}; broken {5}, denied {6}", i, Seed, order, options, tally, string.Join(',', broken), denial);
            if (denial is null)
            {
                passed++;
                continue;
            }
            broken.Should().Contain(denial.Limit, "order {0} of seed {1}: {2} under {3} after {4}", i, Seed, order, options, tally);
            limits[denial.Limit] = limits.GetValueOrDefault(denial.Limit) + 1;
        }
        TestContext.Out.WriteLine($"{Orders} orders: {passed} passed, denied by {string.Join(", ", limits.Select(pair => $"{pair.Key} {pair.Value}"))}");
        passed.Should().BeInRange(Orders / 10, Orders * 9 / 10, "a test in which all orders end alike shows nothing");
        limits.Keys.Should().BeEquivalentTo(PolicyLimits.Settings.Select(setting => setting.Property.Name).Except([nameof(PolicyOptions.RejectionPause)]));
    }

    private static OrderFacts OrderOf(Random random)
    {
        var market = Rarely(random) ? null : MarketOf(random);
        var quantity = random.Next(10) switch { 0 => null, 1 => 0.5m, _ => (decimal?)random.Next(1, 40) };
        return new OrderFacts
        {
            Buys = random.Next(2) == 0,
            Terms = new OrderTerms(Style(random), Maybe(random, Price(random)), Maybe(random, Price(random)), Rarely(random) ? random.Next(0, 30) : null)
            {
                Start = Rarely(random) ? Price(random) : null,
                Follows = Rarely(random),
                AdjustedStop = Rarely(random) ? Price(random) : null,
                AdjustedLimit = Rarely(random) ? Price(random) : null,
            },
            WaitsFor = Rarely(random) ? Price(random) : null,
            Reach = Rarely(random) ? Price(random) : null,
            Unknowable = random.Next(40) == 0 ? "scaleTable" : null,
            LegPrices = random.Next(20) == 0 ? [new LegPrice("A", random.Next(2) == 0, Price(random), MarketOf(random), 0.01m)] : [],
            Quantity = quantity,
            Cash = quantity is null && !Rarely(random) ? random.Next(1, 4000) : null,
            Market = market,
            Tick = random.Next(3) == 0 ? 2.5m : 0.01m,
            PointValue = random.Next(3) == 0 ? 50 : 1,
            Rate = Rarely(random) ? null : random.Next(3) == 0 ? 0.5m : 1,
            NetLiquidation = Rarely(random) ? null : random.Next(500, 20_000),
            DailyPnL = Rarely(random) ? null : random.Next(-300, 300),
            IsExit = random.Next(6) == 0,
            IsNew = random.Next(5) > 0,
            WorthBefore = random.Next(3) == 0 ? random.Next(0, 3000) : 0,
            Positions = Rarely(random) ? null : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => PositionOf(random))],
            OpenOrders = Rarely(random) ? null : random.Next(0, 6),
            Accounts = random.Next(4) == 0 ? ["DU1", "DU2"] : ["DU1"],
            Symbol = Pick(random, "AAPL", "MSFT", "ES", "AAPL,MSFT"),
            SecType = Pick(random, "STK", "OPT", "FUT", "BAG"),
            Exchange = Pick(random, "SMART", "CME"),
            OutsideRth = random.Next(2) == 0,
            ClosedFields = random.Next(12) == 0 ? ["clearingAccount"] : [],
        };
    }

    private static MarketView MarketOf(Random random)
    {
        var (bid, ask, last) = (Price(random), Price(random), Price(random));
        return random.Next(6) switch
        {
            0 => new MarketView(null, ask, last),
            1 => new MarketView(bid, null, last),
            2 => new MarketView(null, null, last),
            3 => new MarketView(bid - 50, ask - 50, null, Gross: random.Next(50, 200)),
            _ => new MarketView(100, 101, 100.5m, IsDelayed: random.Next(2) == 0),
        };
    }

    /// <summary>Each limit is off two times in three, so that an order meets a few at a time.</summary>
    private static PolicyOptions OptionsOf(Random random) => new()
    {
        MaxQuantity = Limit(random, 40),
        MaxNotional = Limit(random, 5000),
        MaxNotionalPercent = Limit(random, 60),
        PriceCollarPercent = Limit(random, 40),
        MaxDayNotional = Limit(random, 8000),
        MaxDayOrders = Limit(random, 10),
        MaxDayLoss = Limit(random, 300),
        MaxOpenOrders = Limit(random, 6),
        MaxPosition = Limit(random, 60),
        LongOnly = random.Next(8) == 0,
        Accounts = random.Next(8) == 0 ? [Pick(random, "du1", "DU3")] : [],
        Symbols = random.Next(8) == 0 ? [Pick(random, "aapl", "MSFT"), "ES"] : [],
        DeniedSymbols = random.Next(12) == 0 ? ["msft"] : [],
        SecTypes = random.Next(8) == 0 ? ["STK", "FUT"] : [],
        Exchanges = random.Next(8) == 0 ? ["SMART"] : [],
        OutsideRth = random.Next(8) > 0,
        MaxMinuteOrders = Limit(random, 10),
        RepeatSeconds = Limit(random, 10),
        MaxRejections = Limit(random, 5),
        OpenFields = random.Next(4) switch { 0 => ["all"], 1 => ["clearingAccount"], _ => [] },
    };

    private static PolicyTally TallyOf(Random random) => new(
        random.Next(0, 12), random.Next(0, 8000), random.Next(0, 12), random.Next(3) == 0 ? random.Next(0, 12) : null, random.Next(0, 6),
        random.Next(2) == 0 ? TimeSpan.FromSeconds(30) : null);

    private static PositionView PositionOf(Random random) => new(
        "AAPL", random.Next(-50, 50), random.Next(3) == 0 ? random.Next(0, 20) : 0, random.Next(3) == 0 ? random.Next(0, 20) : 0,
        random.Next(2) == 0 ? random.Next(1, 30) : -random.Next(1, 30));

    private static decimal Price(Random random) => random.Next(4) == 0 ? random.Next(1, 400) : 90 + (random.Next(0, 80) / 4m);

    private static decimal Limit(Random random, int most) => random.Next(3) == 0 ? random.Next(1, most + 1) : 0;

    private static decimal? Maybe(Random random, decimal price) => random.Next(3) > 0 ? price : null;

    private static OrderStyle Style(Random random) => Pick(random, OrderStyle.Direct, OrderStyle.Direct, OrderStyle.Stop, OrderStyle.Touch);

    private static bool Rarely(Random random) => random.Next(12) == 0;

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
