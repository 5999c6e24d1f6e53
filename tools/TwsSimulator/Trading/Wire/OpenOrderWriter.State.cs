using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

// The order's state with its margin preview, and everything behind it.
internal static partial class OpenOrderWriter
{
    private const int PreviewNumbers = 9;

    private static void WriteState(FieldWriter fields, SimOrder order, OrderPreview? preview, ServerVersion version)
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
        fields.WriteEmpty(); // warning text
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

    private static void WriteAdjustments(FieldWriter fields, SimOrder order)
    {
        var terms = order.Terms;
        fields.Write(terms.AdjustedOrderType.Length > 0 ? terms.AdjustedOrderType : "None");
        WriteOrNoNumber(fields, terms.TriggerPrice);
        WriteOrNoNumber(fields, order.TrailStop ?? terms.TrailStopPrice);
        WriteOrNoNumber(fields, terms.LmtPriceOffset);
        WriteOrNoNumber(fields, terms.AdjustedStopPrice);
        WriteOrNoNumber(fields, terms.AdjustedStopLimitPrice);
        WriteOrNoNumber(fields, terms.AdjustedTrailingAmount);
        fields.Write(terms.AdjustableTrailingUnit);
        fields.Write(terms.Tier.Name);
        fields.Write(terms.Tier.Value);
        fields.Write(terms.Tier.DisplayName);
        fields.Write(terms.CashQty ?? 0m);
        fields.Write(terms.DontUseAutoPriceForHedge);
        fields.Write(terms.IsOmsContainer);
        fields.Write(terms.DiscretionaryUpToLimitPrice);
        fields.Write(terms.UsePriceMgmtAlgo ?? false);
        fields.Write(terms.Duration);
        fields.Write(terms.PostToAts);
        fields.Write(terms.AutoCancelParent);
    }

    private static void WriteLatest(FieldWriter fields, Order terms, ServerVersion version)
    {
        if (version.Has(ServerVersion.CustomerAccount))
            fields.Write(terms.CustomerAccount);
        if (version.Has(ServerVersion.ProfessionalCustomer))
            fields.Write(terms.ProfessionalCustomer);
        if (version.Has(ServerVersion.BondAccruedInterest))
            fields.Write(terms.BondAccruedInterest);
        if (version.Has(ServerVersion.IncludeOvernight))
            fields.Write(terms.IncludeOvernight);
        if (version.Has(ServerVersion.OpenOrderExtOperator))
        {
            fields.Write(terms.ExtOperator);
            fields.WriteLiteral(terms.ManualOrderIndicator);
        }
        if (version.Has(ServerVersion.Submitter))
            fields.Write(terms.Submitter);
        if (version.Has(ServerVersion.ImbalanceOnly))
            fields.Write(terms.ImbalanceOnly);
    }

    private static void WriteOrNoNumber(FieldWriter fields, decimal? value)
    {
        if (value is { } number)
            fields.Write(number);
        else
            fields.Write(OrderBlocks.NoNumber);
    }
}
