using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Session;
using TwsSimulator.Trading;
using TwsSimulator.Trading.Combos;

namespace Gateway.Tests.Simulator.Trading;

/// <summary>An order engine with a scripted market, one account of a million dollars, and a record of all it says.</summary>
internal sealed class EngineBench : IOrderListener
{
    private int _nextId = 1;

    public EngineBench(TradingPermissions? permissions = null, params Account[] others)
    {
        Account.Deposit(Account.BaseCurrency, 1_000_000m);
        var accounts = new AccountBook([Account, .. others]);
        Advisor = new AdvisorBook(accounts);
        Engine = new OrderEngine(
            new ComboMarket(Market), new OrderRouting(accounts, Advisor), Store, new OrderNumbers(OrderIds), Faults, this,
            permissions ?? new TradingPermissions(Fractions: true, StockCashQuantity: true));
    }

    public const int ClientId = 7;

    public ScriptedMarket Market { get; } = new();

    public Account Account { get; } = new("DU1000001");

    public OrderStore Store { get; } = new();

    public OrderIds OrderIds { get; } = new();

    public OrderFaults Faults { get; } = new();

    public OrderEngine Engine { get; }

    public AdvisorBook Advisor { get; }

    /// <summary>Messages about accepted orders.</summary>
    public List<OrderRefusal> Notes { get; } = [];

    public List<Fill> Fills { get; } = [];

    public List<OrderRefusal> Refusals { get; } = [];

    public List<OrderPreview> Previews { get; } = [];

    /// <summary>Every status told, as "id status".</summary>
    public List<string> Statuses { get; } = [];

    public static Order Terms(string action, decimal quantity, string type, decimal? limit = null, decimal? aux = null) =>
        new() { Action = action, TotalQuantity = quantity, OrderType = type, LmtPrice = limit, AuxPrice = aux, Tif = "DAY" };

    /// <summary>Places an order under the next id and returns it; fails when it did not enter the book.</summary>
    public SimOrder Place(Order terms, int conId = ScriptedMarket.Aapl) =>
        TryPlace(terms, conId) ?? throw new AssertionException($"The order was refused: {Refusals.LastOrDefault()}");

    public SimOrder? TryPlace(Order terms, int conId = ScriptedMarket.Aapl)
    {
        var key = new OrderKey(ClientId, _nextId++);
        Engine.Place(key, ScriptedMarket.Contract(conId), terms);
        return Store.TryFind(key, out var order) ? order : null;
    }

    /// <summary>Places a combination of AAPL and the SPY option (or other legs) under the next id; null when it was refused.</summary>
    public SimOrder? TryPlaceCombo(Order terms, params ComboLeg[] legs)
    {
        var key = new OrderKey(ClientId, _nextId++);
        Engine.Place(key, new Contract { Symbol = "AAPL", SecType = "BAG", Exchange = "SMART", Currency = "USD", ComboLegs = legs }, terms);
        return Store.TryFind(key, out var order) ? order : null;
    }

    public void Modify(SimOrder order, Order terms) => Engine.Place(order.Key, ScriptedMarket.Contract(order.Tradable.ConId), terms);

    public void Step(decimal? bid, decimal? ask, decimal? last, decimal size = 500m)
    {
        Market.Now += TimeSpan.FromMilliseconds(250);
        Market.Quote(ScriptedMarket.Aapl, bid, ask, last, size);
        Engine.Step();
    }

    public void Added(SimOrder order)
    {
    }

    public void Advised(OrderKey key, OrderRefusal note) => Notes.Add(note);

    public void Changed(SimOrder order) => Statuses.Add($"{order.Key.OrderId} {order.Status}");

    public void StatusChanged(SimOrder order) => Statuses.Add($"{order.Key.OrderId} {order.Status}");

    public void Executed(Fill fill) => Fills.Add(fill);

    public void CommissionCharged(Fill fill)
    {
        if (!Fills.Contains(fill))
            throw new AssertionException("A commission came before its execution.");
    }

    public void Previewed(SimOrder order, OrderPreview preview) => Previews.Add(preview);

    public void Refused(OrderKey key, OrderRefusal refusal) => Refusals.Add(refusal);
}
