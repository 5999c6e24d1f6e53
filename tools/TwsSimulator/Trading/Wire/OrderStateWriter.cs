using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Writes the order state of openOrder: the status, and the preview that answers a what-if order.</summary>
internal static class OrderStateWriter
{
    private const int PreviewNumbers = 9;

    public static void Write(FieldWriter fields, SimOrder order, OrderPreview? preview, ServerVersion version)
    {
        fields.Write(order.Status);
        WritePreview(fields, preview);
        fields.Write(preview?.Commission);
        fields.Write((decimal?)null);
        fields.Write((decimal?)null);
        fields.Write(preview?.CommissionCurrency);
        if (version.Has(ServerVersion.OrderPreview))
        {
            fields.Write(preview is null ? "" : Accounts.Account.BaseCurrency);
            // Outside regular hours: never computed here, as on a live TWS.
            for (var i = 0; i < PreviewNumbers; i++)
                fields.Write(OrderBlocks.NoNumber);
            fields.Write(long.MinValue); // suggested size: none
            fields.Write(order.RejectText);
            fields.Write(0); // order allocations
        }
        fields.Write(preview?.Warning ?? "");
    }

    private static void WritePreview(FieldWriter fields, OrderPreview? preview)
    {
        if (preview is null)
        {
            for (var i = 0; i < PreviewNumbers; i++)
                fields.Write(OrderBlocks.NoNumber);
            return;
        }
        fields.Write(preview.InitialBefore);
        fields.Write(preview.MaintenanceBefore);
        fields.Write(preview.EquityBefore);
        fields.Write(preview.InitialAfter - preview.InitialBefore);
        fields.Write(preview.MaintenanceAfter - preview.MaintenanceBefore);
        fields.Write(preview.EquityAfter - preview.EquityBefore);
        fields.Write(preview.InitialAfter);
        fields.Write(preview.MaintenanceAfter);
        fields.Write(preview.EquityAfter);
    }
}
