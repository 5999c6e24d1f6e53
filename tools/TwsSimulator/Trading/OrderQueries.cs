using Gateway.Tws.Model;
using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading.Wire;

namespace TwsSimulator.Trading;

/// <summary>The requests that list orders and executions.</summary>
internal sealed class OrderQueries(TradingDesk desk, SimulatorOptions options) : IRequestDomain
{
    private bool _bindsManualOrders;

    public void Register(RequestTable table)
    {
        table.Add(
            RequestIds.ReqOpenOrders, (ClientSession client, ref FieldReader _) => SendOpen(client, order => order.Key.ClientId == client.ClientId));
        table.Add(RequestIds.ReqAllOpenOrders, (ClientSession client, ref FieldReader _) => SendOpen(client, _ => true));
        table.Add(RequestIds.ReqAutoOpenOrders, AutoOpenOrders);
        table.Add(RequestIds.ReqCompletedOrders, CompletedOrders);
        table.Add(RequestIds.ReqExecutions, Executions);
    }

    /// <summary>A client that connects gets its open orders unasked.</summary>
    public void ClientStarted(ClientSession client)
    {
        if (!options.DownloadOpenOrders || desk.Faults.MuteOrders)
            return;
        foreach (var order in Open().Where(order => order.Key.ClientId == client.ClientId))
        {
            OrderFeed.SendOpenOrder(client, order);
            OrderFeed.SendStatus(client, order);
        }
    }

    /// <summary>The orders that TWS counts among the open ones; those that a person has deactivated only in later versions.</summary>
    private IEnumerable<SimOrder> Open() =>
        options.Tws.ListsDeactivated ? desk.Orders.Live.Concat(desk.Orders.Deactivated) : desk.Orders.Live;

    private void SendOpen(ClientSession client, Func<SimOrder, bool> wanted)
    {
        foreach (var order in Open().Where(wanted))
        {
            if (_bindsManualOrders)
                Bind(client, order);
            OrderFeed.SendOpenOrder(client, order);
            OrderFeed.SendStatus(client, order);
        }
        client.Send(MessageIds.OpenOrderEnd, fields => fields.Write(1));
    }

    private void AutoOpenOrders(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var bind = fields.ReadBool();
        if (client.ClientId != 0)
        {
            client.SendError(-1, OrderRefusal.AutoBindNotAllowed, "Only the default client (i.e 0) can auto bind orders.");
            return;
        }
        _bindsManualOrders = bind;
        foreach (var order in desk.Orders.Live.Where(order => order.Key.IsManual))
        {
            if (bind)
                Bind(client, order);
            OrderFeed.SendOpenOrder(client, order);
            OrderFeed.SendStatus(client, order);
        }
    }

    private static void Bind(ClientSession client, SimOrder order)
    {
        if (!order.Key.IsManual || order.Bound || client.ClientId != 0)
            return;
        order.Bound = true;
        client.Send(MessageIds.OrderBound, fields =>
        {
            OrderBlocks.WritePermId(fields, order.PermId, client.Version);
            fields.Write(order.Key.ClientId);
            fields.Write(order.Key.OrderId);
        });
    }

    private void CompletedOrders(ClientSession client, ref FieldReader fields)
    {
        var apiOnly = fields.ReadBool();
        foreach (var order in desk.Orders.All.Where(order => order.IsDone && !(apiOnly && order.Key.IsManual)))
        {
            var parent = desk.Orders.ParentOf(order)?.PermId ?? 0;
            client.Send(MessageIds.CompletedOrder, answer => CompletedOrderWriter.Write(answer, order, parent, client.Version));
        }
        client.Send(MessageIds.CompletedOrdersEnd, static _ => { });
    }

    private void Executions(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var requestId = fields.ReadInt();
        var filter = ReadFilter(ref fields, client.Version);
        foreach (var fill in desk.Feed.Fills.Where(fill => ExecutionMatch.Fits(fill, filter, desk.Market.Now)))
        {
            OrderFeed.SendExecution(client, requestId, fill);
            if (fill.HasCommission)
                OrderFeed.SendCommission(client, fill);
        }
        client.Send(MessageIds.ExecutionDataEnd, answer =>
        {
            answer.Write(1);
            answer.Write(requestId);
        });
    }

    private static ExecutionFilter ReadFilter(ref FieldReader fields, ServerVersion version)
    {
        var filter = new ExecutionFilter
        {
            ClientId = fields.ReadInt(),
            AcctCode = fields.ReadString(),
            Time = fields.ReadString(),
            Symbol = fields.ReadString(),
            SecType = fields.ReadString(),
            Exchange = fields.ReadString(),
            Side = fields.ReadString(),
        };
        if (!version.Has(ServerVersion.ExecutionDates))
            return filter;
        var lastDays = fields.ReadIntOrNull();
        var dates = new List<string>();
        for (var left = fields.ReadInt(); left > 0; left--)
            dates.Add(fields.ReadString());
        return filter with { LastNDays = lastDays, SpecificDates = dates };
    }
}
