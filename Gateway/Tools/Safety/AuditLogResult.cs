using System.ComponentModel;
using Gateway.Trading.Audit;

namespace Gateway.Tools.Safety;

/// <summary>Lines of the audit log.</summary>
internal sealed record AuditLogResult
{
    public required IReadOnlyList<AuditEntry> Entries { get; init; }

    public required int Count { get; init; }

    [Description("False: kept in memory, a restart forgets it (TRADING_DATA_DIRECTORY is not set).")]
    public required bool Durable { get; init; }
}
