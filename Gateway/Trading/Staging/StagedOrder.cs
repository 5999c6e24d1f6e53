namespace Gateway.Trading.Staging;

/// <summary>An order that waits for a person at the gateway.</summary>
/// <param name="Id">Cannot be guessed: who knows it may see the order.</param>
/// <param name="Result">What was told when it was sent or refused; null while it waits.</param>
internal sealed record StagedOrder(
    string Id, string? CallerId, string By, string? Note, PlannedOrder Planned, DateTimeOffset StagedAt, DateTimeOffset ExpiresAt, StagedStatus Status, string? Result);
