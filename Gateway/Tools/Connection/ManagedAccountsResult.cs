using System.ComponentModel;

namespace Gateway.Tools.Connection;

/// <summary>The accounts that TWS manages.</summary>
internal sealed record ManagedAccountsResult
{
    public required IReadOnlyList<string> Accounts { get; init; }

    public required int Count { get; init; }

    [Description("The same accounts, each with its kind.")]
    public required IReadOnlyList<AccountInfo> Details { get; init; }
}
