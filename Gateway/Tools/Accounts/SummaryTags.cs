using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Text;

namespace Gateway.Tools.Accounts;

/// <summary>The tags of an account summary. TWS refuses a whole request for one tag that it does not know, and does not say which.</summary>
internal static class SummaryTags
{
    private const string Ledger = "$LEDGER";

    /// <summary>Source: IB's list of account summary tags, with both spellings where IB uses two.</summary>
    private static readonly string[] Known =
    [
        "AccountType", "NetLiquidation", "TotalCashValue", "SettledCash", "AccruedCash", "BuyingPower", "EquityWithLoanValue",
        "PreviousEquityWithLoanValue", "PreviousDayEquityWithLoanValue", "GrossPositionValue", "RegTEquity", "RegTMargin", "ReqTEquity", "ReqTMargin",
        "SMA", "InitMarginReq", "MaintMarginReq", "AvailableFunds", "ExcessLiquidity", "Cushion", "FullInitMarginReq", "FullMaintMarginReq",
        "FullAvailableFunds", "FullExcessLiquidity", "LookAheadNextChange", "LookAheadInitMarginReq", "LookAheadMaintMarginReq",
        "LookAheadAvailableFunds", "LookAheadExcessLiquidity", "HighestSeverity", "DayTradesRemaining", "DayTradesRemainingT+1",
        "DayTradesRemainingT+2", "DayTradesRemainingT+3", "DayTradesRemainingT+4", "Leverage", Ledger,
    ];

    /// <summary>The tags as TWS spells them, separated by commas.</summary>
    /// <exception cref="ToolException">There is no tag, or one that TWS does not know.</exception>
    public static string Read(string text)
    {
        var parts = text.Parts();
        if (parts.Count == 0)
            throw ToolErrors.InvalidArgument(
                $"tags: must name at least one tag; got '{UntrustedText.Show(text)}'; example: NetLiquidation,BuyingPower");
        return string.Join(',', parts.Select(TagOf).Distinct(StringComparer.Ordinal));
    }

    private static string TagOf(string part)
    {
        if (part.StartsWith(Ledger + ":", StringComparison.OrdinalIgnoreCase) && IsCurrency(part[(Ledger.Length + 1)..]))
            return part.ToUpperInvariant();
        return Known.FirstOrDefault(tag => tag.Equals(part, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(part);
    }

    private static ToolException Unknown(string part)
    {
        var near = Spelling.Nearest(part, Known);
        return ToolErrors.InvalidArgument(
            $"tags: '{UntrustedText.Show(part)}' is not a tag of TWS{(near is null ? "" : $"; did you mean {near}?")}; must be of "
            + $"{string.Join(", ", Known)}, {Ledger}:ALL or {Ledger} with a currency; example: {near ?? "NetLiquidation"}");
    }

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetter);
}
