using Gateway.Tools.Orders;
using Gateway.Trading.Staging;

namespace Gateway.Tools.Preview;

/// <summary>A staged order as its caller sees it.</summary>
internal sealed record StagedView
{
    public required string Id { get; init; }

    public required StagedStatus Status { get; init; }

    [Description("Path of the approval page at the gateway's address, where a person decides. Give it to the person; you cannot decide there.")]
    public required string ApprovalPath { get; init; }

    [Description("The whole order in words.")]
    public required string Order { get; init; }

    [Description("Key to look the order up after it is sent.")]
    public string? OrderRef { get; init; }

    [Description("Value, market, margin, position and limits, as they were when the person last looked.")]
    public string? Market { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset StagedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    [Description("The result of the order.")]
    public string? Result { get; init; }

    public static StagedView Of(StagedOrder order) => new()
    {
        Id = order.Id,
        Status = order.Status,
        ApprovalPath = order.Page,
        Order = order.Text,
        OrderRef = order.OrderRefs.Count > 0 ? order.OrderRefs[0] : null,
        Market = order.Shown is { } shown ? string.Join("\n", shown.Lines) : null,
        Note = order.Note,
        StagedAt = order.StagedAt,
        ExpiresAt = order.ExpiresAt,
        Result = order.Result,
    };
}

/// <summary>Staged orders.</summary>
internal sealed record StagedList
{
    public required IReadOnlyList<StagedView> Orders { get; init; }

    public required int Count { get; init; }
}
