using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

/// <summary>One fill.</summary>
/// <param name="Commission">Null while TWS has not reported it; it often comes a moment after the fill.</param>
public sealed record ExecutionEntry(Contract Contract, Execution Execution, CommissionReport? Commission);
