using TwsSimulator.Session;
using TwsSimulator.Trading.Wire;

namespace TwsSimulator.Trading;

/// <summary>Sends each order's events to its owner, when the owner is connected, and keeps the day's executions.</summary>
internal sealed class OrderFeed(IReadOnlyDictionary<int, ClientSession> clients, OrderFaults faults, OrderLedger ledger, ITradingMarket market)
    : IOrderListener
{
    private readonly List<Fill> _fills = [];

    /// <summary>Every execution of the day, oldest first.</summary>
    public IReadOnlyList<Fill> Fills => _fills;

    /// <summary>Raised after the account has booked the fill.</summary>
    public event Action<Fill>? Traded;

    public void Added(SimOrder order) => ledger.Add(order);

    public void Changed(SimOrder order)
    {
        if (OwnerOf(order.Key) is not { } owner)
            return;
        for (var copy = 0; copy < faults.StatusCopies; copy++)
        {
            SendOpenOrder(owner, order);
            SendStatus(owner, order);
        }
    }

    public void StatusChanged(SimOrder order)
    {
        if (OwnerOf(order.Key) is not { } owner)
            return;
        for (var copy = 0; copy < faults.StatusCopies; copy++)
            SendStatus(owner, order);
    }

    public void Executed(Fill fill)
    {
        _fills.Add(fill);
        ledger.Add(fill);
        if (OwnerOf(fill.Order.Key) is { } owner)
            SendExecution(owner, -1, fill);
        Traded?.Invoke(fill);
    }

    /// <summary>A position moved without an execution: options were exercised.</summary>
    public void Booked(Fill fill) => Traded?.Invoke(fill);

    public void CommissionCharged(Fill fill)
    {
        if (OwnerOf(fill.Order.Key) is { } owner)
            SendCommission(owner, fill);
    }

    public void Previewed(SimOrder order, OrderPreview preview)
    {
        if (OwnerOf(order.Key) is { } owner)
            owner.Send(MessageIds.OpenOrder, fields => OpenOrderWriter.Write(fields, order, preview, owner.Version));
    }

    public void Refused(OrderKey key, OrderRefusal refusal)
    {
        if (refusal.Code != OrderRefusal.OrderCancelled)
            ledger.Add(new RefusedRequest(market.Now, key, refusal));
        OwnerOf(key)?.SendError(key.OrderId, refusal.Code, refusal.Text);
    }

    public void Advised(OrderKey key, OrderRefusal note) => OwnerOf(key)?.SendError(key.OrderId, note.Code, note.Text);

    public static void SendOpenOrder(ClientSession client, SimOrder order) =>
        client.Send(MessageIds.OpenOrder, fields => OpenOrderWriter.Write(fields, order, null, client.Version));

    public static void SendStatus(ClientSession client, SimOrder order) =>
        client.Send(MessageIds.OrderStatus, fields => TradeFrames.WriteStatus(fields, order, client.Version));

    public static void SendExecution(ClientSession client, int requestId, Fill fill) =>
        client.Send(MessageIds.ExecutionData, fields => TradeFrames.WriteExecution(fields, requestId, fill, client.Version));

    public static void SendCommission(ClientSession client, Fill fill) =>
        client.Send(MessageIds.CommissionReport, fields => TradeFrames.WriteCommission(fields, fill));

    public void ForgetDay() => _fills.Clear();

    private ClientSession? OwnerOf(OrderKey key) => faults.MuteOrders ? null : clients.GetValueOrDefault(key.ClientId);
}
