using System.ComponentModel;

namespace Gateway.Trading.Audit;

/// <summary>One line of the audit log.</summary>
internal sealed record AuditEntry
{
    [Description("From 1, without holes.")]
    public required long Seq { get; init; }

    public required DateTimeOffset Time { get; init; }

    [Description("The token's name; \"this machine\" for a caller that needed none.")]
    public required string Caller { get; init; }

    public required string Tool { get; init; }

    [Description("call: before the tool ran; result: how it ended.")]
    public required string Event { get; init; }

    public string? OrderRef { get; init; }

    [Description("Of a call: its arguments. Of a result: outcome, ids and reason, or the error.")]
    public required string Detail { get; init; }

    [Description("SHA-256 over this line and the hash of the one before, hexadecimal.")]
    public string Hash { get; init; } = string.Empty;
}
