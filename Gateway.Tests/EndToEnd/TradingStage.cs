using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using TwsSimulator.Session;

namespace Gateway.Tests.EndToEnd;

/// <summary>Options with their exercise, and orders from the preview to the global cancel.</summary>
internal sealed class TradingStage(SimulatedTws tws, WireTap tap) : WalkStage(tws, tap)
{
    private static readonly Order Market = new()
    {
        Action = "BUY",
        TotalQuantity = 10,
        OrderType = "MKT",
        Tif = "DAY",
        Account = Account,
        OrderRef = "walk-1",
    };

    private static readonly Order FarLimit = Market with { OrderType = "LMT", LmtPrice = 50, OrderRef = "walk-2" };

    public override async Task RunAsync()
    {
        await OptionsAsync();
        await OrdersAsync();
    }

    private async Task OptionsAsync()
    {
        var chain = (await Soon(Client.Options.ParametersAsync(Apple))).Items[0];
        var wanted = new Contract
        {
            Symbol = "AAPL",
            SecType = "OPT",
            Exchange = "SMART",
            Currency = "USD",
            LastTradeDateOrContractMonth = chain.Expirations[^1],
            Strike = chain.Strikes[1],
            Right = "C",
        };
        var option = (await Soon(Client.Contracts.DetailsAsync(wanted))).Items[0].Contract;
        var price = await Soon(Client.Options.PriceAsync(option, 0.3, option.Strike!.Value));
        (await Soon(Client.Options.ImpliedVolatilityAsync(option, price.Price!.Value, option.Strike.Value)))
            .ImpliedVolatility.Should().BeApproximately(0.3, 1e-3);
        (await Soon(Client.Orders.PlaceAsync(option, Market with { TotalQuantity = 1 }, SimulatedTws.Limit))).Status.Should().Be("Filled");
        var exercise = new OptionExercise(ExerciseAction.Exercise, 1, Account);
        (await Soon(Client.Options.ExerciseAsync(option, exercise, SimulatedTws.Limit))).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    private async Task OrdersAsync()
    {
        var orders = Client.Orders;
        (await Soon(orders.WhatIfAsync(Apple, FarLimit))).State.InitMarginAfter.Should().NotBeNull();
        (await Soon(orders.PlaceAsync(Apple, Market, SimulatedTws.Limit))).Status.Should().Be("Filled");
        var placed = await Soon(orders.PlaceAsync(Apple, FarLimit, SimulatedTws.Limit));
        placed.Outcome.Should().Be(OrderOutcome.Confirmed);
        (await Soon(orders.ModifyAsync(placed.OrderId, order => order with { LmtPrice = 51 }, SimulatedTws.Limit)))
            .Outcome.Should().Be(OrderOutcome.Confirmed);
        (await Soon(orders.OpenOrdersAsync(allClients: false))).Items.Should().ContainSingle(entry => entry.Order.LmtPrice == 51);
        (await Soon(orders.OpenOrdersAsync())).Items.Should().Contain(entry => entry.OrderId == placed.OrderId);
        (await Soon(orders.CancelAsync(placed.OrderId, SimulatedTws.Limit))).Outcome.Should().Be(CancelOutcome.Cancelled);
        var exit = FarLimit with { Action = "SELL", LmtPrice = 900, OrderRef = "walk-4" };
        (await Soon(orders.PlaceBracketAsync(Apple, FarLimit with { OrderRef = "walk-3" }, [exit], SimulatedTws.Limit)))
            .Should().OnlyContain(result => result.Outcome == OrderOutcome.Confirmed);
        (await Soon(orders.CompletedOrdersAsync())).Items.Should().NotBeEmpty();
        (await Soon(orders.ExecutionsAsync(new ExecutionFilter()))).Items.Should().NotBeEmpty();
        (await Soon(orders.FindByRefAsync("walk-3"))).Should().NotBeNull();

        // An order that a person entered into TWS gets an id for the API when client 0 takes it over.
        lock (Tws.Server.Simulation.Gate)
            Tws.Server.Simulation.Desk.PlaceManual(Apple, FarLimit with { OrderRef = "" });
        await SendAsync(new ReqAutoOpenOrdersRequest(true));
        await Tap.ReceivedAsync(MessageIds.OrderBound);

        await Soon(orders.CancelEverythingAsync());
        await Tap.RequestedAsync(RequestIds.ReqGlobalCancel);
    }
}
