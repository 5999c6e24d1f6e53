using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// The orders that TWS has were not read completely since the link was restored, so that no new order may be sent yet. Nothing was sent.
/// </summary>
public sealed class OrdersUnreadException() : TwsException(
    "Nothing was sent: the gateway has not yet read which orders TWS has (reconciling). It reads them when the link to TWS is restored.")
{
    public override bool Retryable => true;
}
