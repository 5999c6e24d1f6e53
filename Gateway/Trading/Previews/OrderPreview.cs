namespace Gateway.Trading.Previews;

/// <summary>Orders that a caller was shown the price of, and the token that sends exactly these, once.</summary>
/// <param name="CallerId">Only this caller may use it.</param>
internal sealed record OrderPreview(string Token, string? CallerId, IReadOnlyList<PlannedOrder> Orders, DateTimeOffset ExpiresAt);
