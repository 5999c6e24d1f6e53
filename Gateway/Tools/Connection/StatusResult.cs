using System.ComponentModel;
using System.Text.Json.Serialization;
using Gateway.Trading;
using Gateway.Tws.Resilience;

namespace Gateway.Tools.Connection;

/// <summary>Where the gateway stands with TWS.</summary>
internal sealed record StatusResult
{
    [JsonPropertyName("is_connected")]
    [Description("True when TWS answers and has its link to IB's servers.")]
    public required bool IsConnected { get; init; }

    public required ConnectionState State { get; init; }

    [Description("Why it is not connected and what to check.")]
    public string? Reason { get; init; }

    [Description("Since when the state lasts, UTC.")]
    public required DateTimeOffset Since { get; init; }

    [Description("Failed tries since the last session.")]
    public required int Attempts { get; init; }

    public required EndpointInfo Endpoint { get; init; }

    public int? ServerVersion { get; init; }

    public required IReadOnlyList<AccountInfo> Accounts { get; init; }

    [Description("read_only, paper or live: whether and for which accounts orders are sent.")]
    public required TradingMode TradingMode { get; init; }

    [Description("Data farms by name: ok, inactive, connecting or broken; all of them with verbose, else those that are broken.")]
    public IReadOnlyDictionary<string, string>? Farms { get; init; }

    [Description("Pacing and streams; with verbose only.")]
    public ConnectionLoad? Load { get; init; }
}
