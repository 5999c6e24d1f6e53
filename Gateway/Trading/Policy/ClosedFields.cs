using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>
/// Fields of an order that are closed by default: those that switch off precautions of TWS or of an exchange, and those of clearing, which send a
/// trade to another firm or account.
/// </summary>
internal static class ClosedFields
{
    private static readonly Order Unset = new();

    private static readonly (string Name, Func<Order, object> Value)[] All =
    [
        ("advancedErrorOverride", order => order.AdvancedErrorOverride),
        ("overridePercentageConstraints", order => order.OverridePercentageConstraints),
        ("exemptCode", order => order.ExemptCode),
        ("settlingFirm", order => order.SettlingFirm),
        ("clearingAccount", order => order.ClearingAccount),
        ("clearingIntent", order => order.ClearingIntent),
        ("customerAccount", order => order.CustomerAccount),
        ("professionalCustomer", order => order.ProfessionalCustomer),
        ("origin", order => order.Origin),
        ("shortSaleSlot", order => order.ShortSaleSlot),
        ("designatedLocation", order => order.DesignatedLocation),
        ("deltaNeutralSettlingFirm", order => order.DeltaNeutralSettlingFirm),
        ("deltaNeutralClearingAccount", order => order.DeltaNeutralClearingAccount),
        ("deltaNeutralClearingIntent", order => order.DeltaNeutralClearingIntent),
        ("deltaNeutralShortSaleSlot", order => order.DeltaNeutralShortSaleSlot),
        ("deltaNeutralDesignatedLocation", order => order.DeltaNeutralDesignatedLocation),
    ];

    public static IEnumerable<string> Names => All.Select(one => one.Name);

    /// <summary>Those that the order has set.</summary>
    public static IReadOnlyList<string> Of(Order order) =>
        [.. All.Where(one => !one.Value(order).Equals(one.Value(Unset))).Select(one => one.Name)];
}
