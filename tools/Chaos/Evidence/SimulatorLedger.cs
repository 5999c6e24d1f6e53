using Chaos.Processes;

namespace Chaos.Evidence;

/// <summary>The truth: every order and fill at TWS since its start.</summary>
internal sealed record SimulatorLedger(FrameCounts Frames, IReadOnlyList<LedgerOrder> Orders, IReadOnlyList<LedgerRefusal> Refused)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static async Task<SimulatorLedger> ReadAsync(SimulatorProcess tws, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<SimulatorLedger>(await tws.CommandAsync("ledger", cancellationToken), Options)!;

    public IEnumerable<LedgerOrder> With(string key) => Orders.Where(order => order.OrderRef == key);
}

/// <summary>How many frames TWS has read.</summary>
internal sealed record FrameCounts(long PlaceOrder, long CancelOrder, long GlobalCancel);

/// <summary>An order at TWS.</summary>
internal sealed record LedgerOrder(
    int ClientId, int OrderId, long PermId, string OrderRef, string Status, bool Transmitted, decimal Quantity, decimal? LimitPrice, decimal Filled,
    int ParentId)
{
    /// <summary>Whether it may still trade; also an order that waits untransmitted.</summary>
    public bool IsLive => Status is not ("Cancelled" or "ApiCancelled" or "Filled" or "Inactive");

    public bool HasEffect => IsLive || Filled > 0;

    /// <summary>Short, for reports.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ClientId}/{OrderId} {OrderRef} {Quantity:0.##} at {LimitPrice} {Status}{(Transmitted ? "" : " untransmitted")}, filled {Filled:0.##}");
}

/// <summary>A request about an order that TWS refused.</summary>
internal sealed record LedgerRefusal(int ClientId, int OrderId, int Code, string Text);
