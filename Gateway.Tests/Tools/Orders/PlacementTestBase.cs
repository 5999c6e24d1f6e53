using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Api.Orders;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Tools.Orders;

/// <summary>Tests of the one way of an order, on a TWS that takes every order at once and manages two accounts.</summary>
public abstract class PlacementTestBase : OrdersTestBase
{
    protected const string Reference = "ref-1";

    protected static readonly Contract Microsoft = new() { ConId = 272093, SecType = "STK", Exchange = "SMART", Symbol = "MSFT" };
    protected static readonly Contract Call = new() { ConId = 886441502, SecType = "OPT", Exchange = "SMART", Strike = 200, Right = "C" };

    private protected static readonly OrderTicket Ticket = new() { Action = OrderAction.Buy, Quantity = 100, Kind = OrderKind.Limit, LimitPrice = 10 };

    private static readonly TradingOptions Options = new() { Approval = TradingApproval.Elicitation };

    [SetUp]
    public void ConnectToTwoAccounts()
    {
        Tws.Connection.Drop();
        Tws.Answer = Take;
        Tws.Connect(accounts: ["DU1", "DU2"]);
    }
    private protected ContractResolver Resolver => new(Tws.Client, Tws.Clock);

    private protected TradingPolicy Policy => new(Options, new AccountChoice(Tws.Connection));

    private protected static OrderApproval Approval => new(Options, NullLogger<OrderApproval>.Instance);

    private protected PolicyStage Stage => TestPolicy.StageOf(Tws.Client, Resolver, Tws.Clock);

    private protected OrderWire Wire => new(Tws.Client, Stage);

    private protected OrderRules Rules => new(
        Tws.Client, new AllocationRule(Tws.Client, Policy, new AccountChoice(Tws.Connection)), new MarketRuleCheck(Tws.Client), new ContractValues(Resolver), Stage,
        new PolicyCaller());

    private protected StagedCalls StagedCalls => new(new StagedOrders(
        new OperatorCodes(TextWriter.Null, Tws.Clock), new StagedRecords(new TradingStore(Options), NullLogger<StagedRecords>.Instance), new LimitOptions(), Tws.Clock));

    private protected OrderPlacement Placement
    {
        get
        {
            var (checks, earlier, values) = (new OrderChecks(Resolver, Rules, new ContractValues(Resolver)), new EarlierOrders(Tws.Client), new ContractValues(Resolver));
            var band = new PriceBand(Options, new MarketViews(Tws.Client, values, Tws.Clock));
            return new OrderPlacement(
                checks, earlier,
                new OrderDispatch(Wire, checks, earlier, Approval, new NoSheets(), band, StagedCalls, values, new OrderRefLock(Tws.Clock), Tws.Clock), Tws.Clock);
        }
    }

    private protected Task<PlaceResult> PlaceAsync(
        OrderTicket ticket, Contract? contract = null, string account = "DU1", string? orderRef = Reference, RequestContext? context = null) =>
        Placement.PlaceAsync(context ?? WhoApproves(() => { }), contract ?? Apple, ticket, account, orderRef, Wait, CancellationToken.None)
            .PromptlyAsync("the outcome of an order, or its refusal");

    /// <summary>A caller whose person says yes, after something has happened.</summary>
    private protected static RecordingContext WhoApproves(Action meanwhile) => new()
    {
        Answer = _ =>
        {
            meanwhile();
            return JsonElement.Parse("""{"action":"accept","content":{"approve":true}}""");
        },
    };

    /// <summary>A market of which nothing is known.</summary>
    private protected sealed class NoSheets : IOrderSheets
    {
        public Task<ShownMarket> ReadAsync(IReadOnlyList<CheckedOrder> orders, CancellationToken cancellationToken) =>
            Task.FromResult(new ShownMarket([.. orders.Select(_ => "")], [.. orders.Select(_ => (ShownPrice?)null)], default));

        public Task<ShownMarket> ReadAsync(Contract contract, Order changed, CancellationToken cancellationToken) =>
            Task.FromResult(new ShownMarket([""], [null], default));
    }

    protected void Take(ITwsRequest request)
    {
        switch (request)
        {
            case ReqContractDetailsRequest asked:
                var contract = new[] { Apple, Microsoft, Call }.Single(one => one.ConId == asked.Contract.ConId);
                Tws.Session.Tell(new ContractDataMessage(asked.RequestId, new ContractDetails { Contract = contract }));
                Tws.Session.Tell(new ContractDataEndMessage(asked.RequestId));
                break;
            case PlaceOrderRequest place:
                TellOpen(place.OrderId, place.Order, "Submitted");
                TellStatus(place.OrderId, "Submitted");
                break;
        }
    }
}
