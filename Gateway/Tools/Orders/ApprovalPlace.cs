using Gateway.Trading.Staging;

namespace Gateway.Tools.Orders;

/// <summary>Where an order waits for a person.</summary>
internal sealed record ApprovalPlace
{
    public required string Id { get; init; }

    [Description("Path of the approval page at the gateway's address. Give it to the person; you cannot decide there.")]
    public required string Path { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static ApprovalPlace Of(StagedOrder order) => new() { Id = order.Id, Path = order.Page, ExpiresAt = order.ExpiresAt };
}
