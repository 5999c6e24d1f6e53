namespace Gateway.Tools.Safety;

/// <summary>An open order that may still work.</summary>
internal sealed record UncancelledOrder(int OrderId, long? PermId, string Reason);
