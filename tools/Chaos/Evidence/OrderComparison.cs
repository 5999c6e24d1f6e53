using Chaos.Clients;
using Chaos.Wire;

namespace Chaos.Evidence;

/// <summary>Compares what clients were told with TWS's ledger and with the journal, once all is quiet.</summary>
/// <param name="Ledger">TWS's truth.</param>
/// <param name="Journal">Null when it was not read.</param>
/// <param name="Told">What clients were told in the course of the run.</param>
/// <param name="Final">The last status of each key, asked when all was quiet.</param>
internal sealed record OrderComparison(
    SimulatorLedger Ledger, IReadOnlyDictionary<string, string>? Journal, ToldBook Told, IReadOnlyDictionary<string, Answer> Final)
{
    /// <summary>Every contradiction; empty when all is well.</summary>
    public IReadOnlyList<Violation> Violations(FrameLog frames) =>
        [.. Doubled(), .. frames.KeysSentTwice().Select(text => new Violation("doubled", text, "sent twice")), .. Told.Keys.SelectMany(Of)];

    private IEnumerable<Violation> Doubled() =>
        from order in Ledger.Orders
        where order.OrderRef.Length > 0
        group order by order.OrderRef into key
        where key.Count() > 1
        select new Violation("doubled", key.Key, string.Join("; ", key));

    private IEnumerable<Violation> Of(string key)
    {
        var order = Ledger.With(key).FirstOrDefault();
        var told = Told.Of(key);
        var history = string.Join(" > ", told.Select(one => $"{one.Outcome} {one.Status}").Distinct());
        if (order is null)
        {
            if (told.Any(one => one.Outcome == "confirmed"))
                yield return new Violation("lost", key, $"told: {history}");
        }
        else
        {
            if (Journal is not null && !Journal.ContainsKey(key))
                yield return new Violation("forgotten", key, $"at TWS: {order}");
            if (told.Any(one => one.Outcome == "rejected") && order.HasEffect)
                yield return new Violation("wrong", key, $"told: {history}; at TWS: {order}");
            if (told.Max(one => (decimal?)one.Filled) > order.Filled)
                yield return new Violation("wrong", key, $"told more filled than traded: {history}; at TWS: {order}");
            if (Told.Cancelled.ContainsKey(key) && order.IsLive)
                yield return new Violation("wrong", key, $"told cancelled; at TWS: {order}");
            if (Told.Limits.TryGetValue(key, out var limit) && order.LimitPrice != limit)
                yield return new Violation("wrong", key, $"told that the limit is {limit}; at TWS: {order}");
        }
        if (!Final.TryGetValue(key, out var final))
            yield break;
        if (Contradiction(order, final, told) is { } text)
            yield return new Violation(text.Kind, key, $"{text.Text}; told: {history}; status: {Short(final)}; at TWS: {order}");
    }

    /// <summary>Between the last status and TWS.</summary>
    private static (string Kind, string Text)? Contradiction(LedgerOrder? order, Answer final, IReadOnlyList<Told> told)
    {
        if (final.Data is not { } row)
            return order is { HasEffect: true } ? ("wrong", "no status of an order that TWS has")
                : null;
        var (status, knowledge) = (final.Text("status") ?? "", final.Text("knowledge") ?? "");
        if (order is null)
        {
            return knowledge is "unknown" or "in_flight" ? ("unsettled", "nobody knows")
                : knowledge == "known" && !IsOver(status) && !told.Any(one => one.Outcome == "rejected") ? ("wrong", "shown, but not at TWS")
                : null;
        }
        if (knowledge is "unknown" or "in_flight")
            return ("unsettled", "nobody knows");
        if (knowledge == "not_found")
            return order.HasEffect ? ("wrong", "not found, but at TWS") : null;
        if (Group(status) != Group(order.Status))
            return ("wrong", $"status {status} against {order.Status}");
        if (row.TryGetProperty("filled", out var filled) && filled.GetDecimal() != order.Filled)
            return ("wrong", $"filled {filled} against {order.Filled}");
        if (order.IsLive && row.TryGetProperty("order", out var terms)
            && ((terms.TryGetProperty("lmtPrice", out var limit) && limit.ValueKind == JsonValueKind.Number && limit.GetDecimal() != order.LimitPrice)
                || (terms.TryGetProperty("totalQuantity", out var size) && size.GetDecimal() != order.Quantity)))
            return ("wrong", $"terms {terms}");
        return null;
    }

    private static bool IsOver(string status) => Group(status) is "cancelled" or "filled" or "inactive";

    private static string Group(string status) => status switch
    {
        "Cancelled" or "ApiCancelled" => "cancelled",
        "Filled" => "filled",
        "Inactive" => "inactive",
        _ => "working",
    };

    private static string Short(Answer answer) => answer.ToString() is { Length: > 400 } text ? text[..400] : answer.ToString();
}
