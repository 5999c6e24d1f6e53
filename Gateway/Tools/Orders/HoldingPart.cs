using Gateway.Registry;

namespace Gateway.Tools.Orders;

/// <summary>Side and size of an order that closes a position.</summary>
internal static class HoldingPart
{
    private const decimal Whole = 100m;

    public static OrderAction ExitOf(decimal held) => held > 0 ? OrderAction.Sell : OrderAction.Buy;

    /// <summary>Rounded down to whole units where the position has whole units.</summary>
    /// <exception cref="ToolException">The part is less than one unit.</exception>
    public static decimal Of(decimal held, decimal percent)
    {
        var size = Math.Abs(held);
        if (percent == Whole)
            return size;
        var part = size * percent / Whole;
        if (decimal.Truncate(size) == size)
            part = decimal.Truncate(part);
        return part > 0
            ? part
            : throw ToolErrors.InvalidArgument($"percent: must be at least one unit of the position of {size:0.####}; example: 100", "Nothing was sent.");
    }
}
