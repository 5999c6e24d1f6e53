using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

/// <summary>
/// Fills by execution id with their commissions, which may arrive before the fill, after it or never. Not thread-safe: the order cache locks it.
/// </summary>
internal sealed class ExecutionLog
{
    private const int Most = 10_000;

    private readonly Dictionary<string, ExecutionEntry> _executions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CommissionReport> _commissions = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = new();

    /// <summary>The fill when it is new; null when it is a repeat.</summary>
    public ExecutionEntry? Add(ExecutionDataMessage message)
    {
        var id = message.Execution.ExecId;
        if (_executions.ContainsKey(id))
            return null;
        var entry = new ExecutionEntry(message.Contract, message.Execution, _commissions.GetValueOrDefault(id));
        _executions.Add(id, entry);
        Age(id);
        return entry;
    }

    /// <summary>The fill that the commission belongs to; null when it has not come yet.</summary>
    public ExecutionEntry? Add(CommissionReport report)
    {
        if (!_commissions.ContainsKey(report.ExecId) && !_executions.ContainsKey(report.ExecId))
            Age(report.ExecId);
        _commissions[report.ExecId] = report;
        if (_executions.TryGetValue(report.ExecId, out var entry))
            return _executions[report.ExecId] = entry with { Commission = report };
        return null;
    }

    public ExecutionEntry? Find(string execId) => _executions.GetValueOrDefault(execId);

    private void Age(string id)
    {
        _byAge.Enqueue(id);
        if (_byAge.Count <= Most || !_byAge.TryDequeue(out var oldest))
            return;
        _executions.Remove(oldest);
        _commissions.Remove(oldest);
    }
}

/// <summary>One fill.</summary>
/// <param name="Commission">Null while TWS has not reported it; it often comes a moment after the fill.</param>
public sealed record ExecutionEntry(Contract Contract, Execution Execution, CommissionReport? Commission);
