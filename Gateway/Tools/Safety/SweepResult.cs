namespace Gateway.Tools.Safety;

/// <summary>What became of the open orders.</summary>
/// <param name="Problem">Why they are not all known; null when they are.</param>
internal sealed record SweepResult(IReadOnlyList<int> Cancelled, IReadOnlyList<UncancelledOrder> NotCancelled, string? Problem);
