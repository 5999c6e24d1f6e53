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
        [.. Doubled(), .. SentTwice(frames), .. Told.Keys.SelectMany(Of)];

    /// <summary>Keys that left the gateway under several order ids, whatever reached TWS.</summary>
    public static IEnumerable<Violation> SentTwice(FrameLog frames) =>
        frames.KeysSentTwice().Select(one => new Violation("doubled", one.Key, $"sent as orders {one.Ids}"));

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
        if (Contradiction(order, final) is { } text)
            yield return new Violation(text.Kind, key, $"{text.Text}; told: {history}; status: {final}; at TWS: {order}");
    }

    /// <summary>Between the last status and TWS.</summary>
    private static (string Kind, string Text)? Contradiction(LedgerOrder? order, Answer final)
    {
        if (final.Data is not { } row)
            return order is { HasEffect: true } ? ("wrong", "no status of an order that TWS has") : null;
        var state = final.Text("state") ?? "";
        if (state is "unknown" or "sent" or "sending")
            return ("unsettled", "its fate is not known");
        if (!StatesOf(order).Contains(state))
            return ("wrong", $"state {state} against {order?.Status ?? "no order"}");
        if (order is null)
            return null;
        if (row.GetProperty("filled").GetDecimal() != order.Filled)
            return ("wrong", $"filled {row.GetProperty("filled")} against {order.Filled}");
        var terms = row.GetProperty("order");
        return order.IsLive && (Number(terms, "lmtPrice") != order.LimitPrice || Number(terms, "totalQuantity") != order.Quantity)
            ? ("wrong", $"terms {terms}")
            : null;
    }

    /// <summary>The states in which an order may be shown.</summary>
    private static string[] StatesOf(LedgerOrder? order) => order switch
    {
        null => ["not_found", "rejected", "denied"],
        { Status: "Filled" } => ["filled"],
        { Status: "Cancelled" or "ApiCancelled", Transmitted: true } => ["cancelled"],
        // It never worked.
        { Status: "Cancelled" or "ApiCancelled" } => ["cancelled", "rejected"],
        { Status: "Inactive" } => ["inactive", "rejected"],
        { Filled: > 0 } => ["partially_filled"],
        _ => ["working"],
    };

    private static decimal? Number(JsonElement terms, string name) =>
        terms.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}
