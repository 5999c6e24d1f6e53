using System.ComponentModel;

namespace Gateway.Tools.Connection;

/// <summary>The outcome of connecting or disconnecting.</summary>
internal sealed record ConnectResult
{
    [Description("connected or disconnected.")]
    public required string Status { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required int ClientId { get; init; }

    public int? ServerVersion { get; init; }

    public IReadOnlyList<AccountInfo>? Accounts { get; init; }
}
