using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading.Wire;

namespace TwsSimulator.Trading;

/// <summary>The requests that place, change and cancel orders.</summary>
internal sealed class OrderRequests(TradingDesk desk) : IRequestDomain
{
    private const int ManualOrderIndicatorVersion = ServerVersion.ManualOrderIndicator;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.PlaceOrder, Place);
        table.Add(RequestIds.CancelOrder, Cancel);
        table.Add(RequestIds.ReqGlobalCancel, CancelAll);
    }

    private void Place(ClientSession client, ref FieldReader fields)
    {
        var orderId = fields.ReadInt();
        try
        {
            var (contract, order) = PlaceOrderParser.Read(ref fields, client.Version, orderId);
            var key = new OrderKey(client.ClientId, orderId);
            if (orderId <= 0 && !desk.Orders.TryFind(key, out _))
                desk.Feed.Refused(key, new OrderRefusal(OrderRefusal.DuplicateOrderId, "Duplicate order id"));
            else
                desk.Engine.Place(key, contract, order with { ClientId = client.ClientId });
        }
        catch (TwsProtocolException unreadable)
        {
            desk.Feed.Refused(
                new OrderKey(client.ClientId, orderId), new OrderRefusal(OrderRefusal.ReadError, $"Error reading request. {unreadable.Message}"));
        }
    }

    private void Cancel(ClientSession client, ref FieldReader fields)
    {
        if (!client.Version.Has(ManualOrderIndicatorVersion))
            fields.Skip();
        var orderId = fields.ReadInt();
        fields.Skip(); // manual order cancel time
        if (client.Version.HasRfqFields)
            fields.Skip(3);
        if (client.Version.Has(ManualOrderIndicatorVersion))
            fields.Skip(2);
        desk.Engine.Cancel(new OrderKey(client.ClientId, orderId));
    }

    private void CancelAll(ClientSession client, ref FieldReader fields)
    {
        fields.Skip(client.Version.Has(ManualOrderIndicatorVersion) ? 2 : 1);
        desk.Engine.CancelAll();
    }
}
