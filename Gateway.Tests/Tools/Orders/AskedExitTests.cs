using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Orders;

/// <summary>An exit that the journal lacks is compared by what TWS reports of it.</summary>
[TestFixture]
public sealed class AskedExitTests
{
    private static readonly OrderTicket Stop = Ticket(OrderKind.Stop) with { StopPrice = 180 };
    private static readonly OrderTicket Profit = Ticket(OrderKind.Limit) with { LimitPrice = 210 };
    private static readonly OrderTicket Trail = Ticket(OrderKind.Trail) with { TrailAmount = 2 };
    private static readonly OrderTicket TrailPercent = Ticket(OrderKind.Trail) with { TrailPercent = 5 };

    private static IEnumerable<TestCaseData> Orders()
    {
        yield return Case("stop", Stop, Told(OrderKind.Stop) with { AuxPrice = 180 }, true);
        yield return Case("another stop", Stop, Told(OrderKind.Stop) with { AuxPrice = 181 }, false);
        yield return Case("another type", Stop, Told(OrderKind.Limit) with { AuxPrice = 180 }, false);
        yield return Case("limit", Profit, Told(OrderKind.Limit) with { LmtPrice = 210 }, true);
        yield return Case("another limit", Profit, Told(OrderKind.Limit) with { LmtPrice = 209 }, false);
        yield return Case("trail", Trail, Told(OrderKind.Trail) with { AuxPrice = 2 }, true);
        yield return Case("another trail", Trail, Told(OrderKind.Trail) with { AuxPrice = 3 }, false);
        yield return Case("percent", TrailPercent, Told(OrderKind.Trail) with { TrailingPercent = 5 }, true);
        yield return Case("another percent", TrailPercent, Told(OrderKind.Trail) with { TrailingPercent = 6 }, false);
        yield return Case("market", Ticket(OrderKind.Market), Told(OrderKind.Market) with { AuxPrice = 0, LmtPrice = 0 }, true);

        static TestCaseData Case(string name, OrderTicket ticket, Order told, bool like) =>
            new TestCaseData(ticket, told, like).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Orders))]
    public void IsLike_OrderThatTwsTells_IsComparedByItsPrices(object ticket, Order told, bool like) =>
        new AskedExit(new Contract(), "DU1", 50, [(OrderTicket)ticket]).IsLike(0, told).Should().Be(like);

    [Test]
    public void Words_EveryPartOfTheRequest_IsInThem()
    {
        var asked = new AskedExit(new Contract { ConId = 1 }, "DU1", 50, [Stop]);

        new[]
        {
            asked with { Contract = new Contract { ConId = 2 } }, asked with { Account = "DU2" }, asked with { Percent = 51 },
            asked with { Tickets = [Stop with { StopPrice = 181 }] }, asked with { Tickets = [Stop with { OutsideRth = true }] },
            asked with { Tickets = [Profit] }, asked with { Tickets = [Stop, Profit] }, asked with { Tickets = [Trail] },
            asked with { Tickets = [TrailPercent] },
        }.Select(other => other.Words).Append(asked.Words).Should().OnlyHaveUniqueItems();
    }

    private static OrderTicket Ticket(OrderKind kind) => new() { Action = default, Quantity = null, Kind = kind };

    private static Order Told(OrderKind kind) => new() { OrderType = EnumName<OrderKind>.Of(kind) };
}
