using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;

namespace Gateway.Trading;

/// <summary>
/// A gateway that trades is ready once it has read which orders TWS has. Reading tools work before that; a gateway that sends no orders need not
/// wait.
/// </summary>
internal sealed class OrdersReadiness(TradingOptions options, TwsClient client) : IReadinessCheck
{
    private const string Reconciling =
        "reconciling: the orders that TWS has have not been read completely since the connection was made. Until then new orders are refused.";

    public string? Problem => options.Mode != TradingMode.ReadOnly && client.Connection.Status.State == ConnectionState.Connected
        && !client.Orders.Reconciled.IsCompleted ? Reconciling : null;

    public string? PublicProblem => Problem;
}
