using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class OrderMergeTests
{
    private static readonly OrderEntry Hundred = new() { OrderId = 5, ClientId = 7, Order = new Order { TotalQuantity = 100 } };

    [Test]
    public void With_StatusAfterTheEnd_DoesNotReviveTheOrder()
    {
        var filled = Hundred.With(Status("Filled", 100, 0, 10.5m));

        var later = filled.With(Status("Submitted", 40, 60, 10.4m));

        later.Status.Should().Be("Filled");
        later.Filled.Should().Be(100);
        later.AvgFillPrice.Should().Be(10.5m);
    }

    [Test]
    public void With_RepeatedFillWithPriceZero_KeepsThePrice() =>
        Hundred.With(Status("Filled", 100, 0, 10.5m)).With(Status("Filled", 100, 0, 0)).AvgFillPrice.Should().Be(10.5m);

    [Test]
    public void With_FillAfterCancel_IsAFill() =>
        Hundred.With(Status("Cancelled", 0, 100, 0)).With(Status("Filled", 100, 0, 9m)).Status.Should().Be("Filled");

    [Test]
    public void With_SameStatusTwice_ChangesNothing()
    {
        var once = Hundred.With(Status("Submitted", 10, 90, 9m));

        once.With(Status("Submitted", 10, 90, 9m)).Should().Be(once);
    }

    [Test]
    public void With_ExecutionOfTheWholeQuantity_FillsWithoutAnyStatus()
    {
        var entry = Hundred.With(Execution(100, 100, "STK"));

        entry.Status.Should().Be("Filled");
        entry.Remaining.Should().Be(0);
        entry.PermId.Should().Be(99);
    }

    [Test]
    public void With_ExecutionOfALeg_DoesNotFillTheCombination()
    {
        var combination = Hundred with { Contract = new Contract { SecType = "BAG" } };

        combination.With(Execution(100, 100, "OPT")).Filled.Should().Be(0);
    }

    [Test]
    public void With_RejectionBeforeAnyStatus_EndsTheOrder()
    {
        var entry = Hundred.With(new TwsError(5, 201, "Order rejected", "", null));

        entry.IsDone.Should().BeTrue();
        entry.LastError!.Code.Should().Be(201);
    }

    [Test]
    public void With_RefusedChangeOfAWorkingOrder_LetsItWork() =>
        Hundred.With(Status("Submitted", 0, 100, 0)).With(new TwsError(5, 110, "Price increment", "", null)).IsDone.Should().BeFalse();

    [Test]
    public void With_Warnings_KeepsTheLastEight()
    {
        var entry = Enumerable.Range(0, 10).Aggregate(Hundred, (order, i) => order.With(new TwsError(5, 399, $"{i}", "", null)));

        entry.Warnings.Select(warning => warning.Text).Should().Equal("2", "3", "4", "5", "6", "7", "8", "9");
        entry.LastError.Should().BeNull();
    }

    private static OrderStatusMessage Status(string status, decimal filled, decimal remaining, decimal price) =>
        new(5, status, filled, remaining, price, 99, 0, price, 7, "", null);

    private static ExecutionDataMessage Execution(decimal shares, decimal cumulated, string secType) => new(
        -1, new Contract { SecType = secType },
        new Execution { OrderId = 5, ClientId = 7, PermId = 99, ExecId = "1.1", Shares = shares, CumQty = cumulated, Price = 10, AvgPrice = 10 });
}
