using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Market;
using TwsSimulator.Session;
using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>The accounts and orders of a simulation, made to work together. The simulation's gate guards all of it.</summary>
internal sealed class TradingDesk
{
    private int _lastManualId;
    private DateOnly _day;

    public TradingDesk(
        IMarket market, IReadOnlyList<string> accountIds, OrderIds orderIds, IReadOnlyDictionary<int, ClientSession> clients,
        SimulatorOptions options)
    {
        Options = options;
        Market = new ComboMarket(new SimulatedTradingMarket(market));
        Accounts = StartingAccounts.Create(accountIds, Market);
        Advisor = new AdvisorBook(Accounts);
        Feed = new OrderFeed(clients, Faults, Ledger, Market);
        Numbers = new OrderNumbers(orderIds);
        Engine = new OrderEngine(Market, new OrderRouting(Accounts, Advisor), Orders, Numbers, Faults, Feed, new TradingPermissions(options));
        _day = OrderTimes.DayOf(Market.Now);
        market.Stepped += Step;
    }

    public SimulatorOptions Options { get; }

    public ITradingMarket Market { get; }

    public AccountBook Accounts { get; }

    /// <summary>Groups and aliases of the accounts.</summary>
    public AdvisorBook Advisor { get; }

    public OrderStore Orders { get; } = new();

    /// <summary>The history of orders, for checks from outside.</summary>
    public OrderLedger Ledger { get; } = new();

    public OrderFaults Faults { get; } = new();

    public OrderFeed Feed { get; }

    public IOrderNumbers Numbers { get; }

    public OrderEngine Engine { get; }

    /// <summary>Raised after orders have been worked at a price step.</summary>
    public event Action? Stepped;

    /// <summary>Places an order as a person does in TWS itself: no API client owns it. Returns its key.</summary>
    public OrderKey PlaceManual(Contract contract, Order terms)
    {
        var key = new OrderKey(0, --_lastManualId);
        Engine.Place(key, contract, terms);
        return key;
    }

    /// <summary>Forgets the orders that have ended and the executions, as TWS does overnight.</summary>
    public void ForgetDay()
    {
        Feed.ForgetDay();
        Orders.ForgetDone();
        foreach (var account in Accounts.All)
            account.StartDay(Market);
    }

    private void Step()
    {
        var today = OrderTimes.DayOf(Market.Now);
        Engine.Step();
        if (today > _day)
        {
            _day = today;
            ForgetDay();
        }
        Stepped?.Invoke();
    }
}
