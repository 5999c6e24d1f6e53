using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>Whether an execution passes a client's filter; an empty member of the filter lets everything pass.</summary>
internal static class ExecutionMatch
{
    public static bool Fits(Fill fill, ExecutionFilter filter, DateTimeOffset now)
    {
        var order = fill.Order;
        return (filter.ClientId == 0 || filter.ClientId == order.Key.ClientId)
            && FitsText(filter.AcctCode, fill.Account.Id)
            && FitsText(filter.Symbol, fill.Contract.Symbol)
            && FitsText(filter.SecType, fill.Contract.SecType)
            && (FitsText(filter.Exchange, fill.Contract.Exchange) || filter.Exchange == fill.Contract.PrimaryExch)
            && FitsSide(filter.Side, fill.IsBuy)
            && (filter.Time.Length == 0 || fill.Time >= OrderTimes.Parse(filter.Time))
            && FitsDay(fill, filter, now);
    }

    private static bool FitsText(string wanted, string actual) => wanted.Length == 0 || wanted == actual;

    private static bool FitsSide(string wanted, bool isBuy) => wanted switch
    {
        "" => true,
        "BUY" or "BOT" => isBuy,
        "SELL" or "SLD" => !isBuy,
        _ => false,
    };

    private static bool FitsDay(Fill fill, ExecutionFilter filter, DateTimeOffset now)
    {
        var day = OrderTimes.DayOf(fill.Time);
        if (filter.LastNDays is { } days && day < OrderTimes.DayOf(now).AddDays(-days))
            return false;
        return filter.SpecificDates.Count == 0 || filter.SpecificDates.Contains(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
    }
}
