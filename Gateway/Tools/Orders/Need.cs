namespace Gateway.Tools.Orders;

/// <summary>Whether an order type has a field.</summary>
internal enum Need
{
    No,
    May,
    Must,
}
