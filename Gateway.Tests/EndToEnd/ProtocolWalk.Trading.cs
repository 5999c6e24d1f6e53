using Gateway.Tests.Support;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.Options;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using TwsSimulator.Session;

namespace Gateway.Tests.EndToEnd;

internal sealed partial class ProtocolWalk
{
    private static readonly Order Market = new() { Action = "BUY", TotalQuantity = 10, OrderType = "MKT", Tif = "DAY", Account = Account, OrderRef = "walk-1" };
    private static readonly Order FarLimit = Market with { OrderType = "LMT", LmtPrice = 50, OrderRef = "walk-2" };

    private async Task AccountsAsync()
    {
        var accounts = Client.Accounts;
        var positions = await Soon(accounts.PositionsAsync());
        positions.Items.Should().NotBeEmpty();
        (await Soon(accounts.SummaryAsync("All", "NetLiquidation"))).Items.Should().HaveCount(2);
        (await FirstAsync(accounts.StreamAccountAsync(Account), account => account.Complete)).Portfolio.Should().NotBeEmpty();
        (await Soon(accounts.AccountUpdatesAsync(Account))).Values.Should().NotBeEmpty();
        (await FirstAsync(accounts.StreamPnLAsync(Account))).Unrealized.Should().NotBeNull();
        (await FirstAsync(accounts.StreamPnLSingleAsync(Account, "", Apple.ConId))).Value.Should().NotBeNull();
        (await Soon(accounts.PnLAsync(Account))).Daily.Should().NotBeNull();
        (await Soon(accounts.PnLSingleAsync(Account, "", Apple.ConId))).Quantity.Should().NotBe(0);
        (await Soon(accounts.ValuesAsync(Account))).Items.Should().NotBeEmpty();
        (await Soon(accounts.PositionsAsync(Account, ""))).Items.Should().NotBeEmpty();
        var groups = await Soon(accounts.FaConfigurationAsync(FaDataType.Groups));
        await Soon(accounts.ReplaceFaConfigurationAsync(FaDataType.Groups, groups));
        (await Soon(accounts.FamilyCodesAsync())).Should().HaveCount(2);
        (await Soon(accounts.SoftDollarTiersAsync())).Should().NotBeEmpty();
        await Soon(accounts.WhiteBrandingIdAsync());
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
        (await Soon(Client.Options.ImpliedVolatilityAsync(option, price.Price!.Value, option.Strike.Value))).ImpliedVolatility.Should().BeApproximately(0.3, 1e-3);
        (await Soon(Client.Orders.PlaceAsync(option, Market with { TotalQuantity = 1 }, SimulatedTws.Limit))).Status.Should().Be("Filled");
        var exercise = new OptionExercise(ExerciseAction.Exercise, 1, Account);
        (await Soon(Client.Options.ExerciseAsync(option, exercise, SimulatedTws.Limit))).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    private async Task OrdersAsync()
    {
        var orders = Client.Orders;
        (await Soon(orders.WhatIfAsync(Apple, FarLimit))).InitMarginAfter.Should().NotBeNull();
        (await Soon(orders.PlaceAsync(Apple, Market, SimulatedTws.Limit))).Status.Should().Be("Filled");
        var placed = await Soon(orders.PlaceAsync(Apple, FarLimit, SimulatedTws.Limit));
        placed.Outcome.Should().Be(OrderOutcome.Confirmed);
        (await Soon(orders.ModifyAsync(placed.OrderId, order => order with { LmtPrice = 51 }, SimulatedTws.Limit))).Outcome.Should().Be(OrderOutcome.Confirmed);
        (await Soon(orders.OpenOrdersAsync(allClients: false))).Items.Should().ContainSingle(entry => entry.Order.LmtPrice == 51);
        (await Soon(orders.OpenOrdersAsync())).Items.Should().Contain(entry => entry.OrderId == placed.OrderId);
        (await Soon(orders.CancelAsync(placed.OrderId, SimulatedTws.Limit))).Outcome.Should().Be(CancelOutcome.Cancelled);
        (await Soon(orders.PlaceBracketAsync(Apple, FarLimit with { OrderRef = "walk-3" }, [FarLimit with { Action = "SELL", LmtPrice = 900, OrderRef = "walk-4" }], SimulatedTws.Limit)))
            .Should().OnlyContain(result => result.Outcome == OrderOutcome.Confirmed);
        (await Soon(orders.CompletedOrdersAsync())).Items.Should().NotBeEmpty();
        (await Soon(orders.ExecutionsAsync(new ExecutionFilter()))).Items.Should().NotBeEmpty();
        (await Soon(orders.FindByRefAsync("walk-3"))).Should().NotBeNull();

        // An order that a person entered into TWS gets an id for the API when client 0 takes it over.
        lock (tws.Server.Simulation.Gate)
            tws.Server.Simulation.Desk.PlaceManual(Apple, FarLimit with { OrderRef = "" });
        await SendAsync(new ReqAutoOpenOrdersRequest(true));
        await tap.ReceivedAsync(MessageIds.OrderBound);

        await Soon(orders.CancelEverythingAsync());
        await tap.RequestedAsync(RequestIds.ReqGlobalCancel);
    }
}
