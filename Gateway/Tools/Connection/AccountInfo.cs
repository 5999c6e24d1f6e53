using System.ComponentModel;
using Gateway.Trading;

namespace Gateway.Tools.Connection;

/// <summary>An account that TWS manages.</summary>
internal sealed record AccountInfo
{
    public required string Account { get; init; }

    [Description("paper or live, as the id tells.")]
    public required string Kind { get; init; }

    public static IReadOnlyList<AccountInfo> Of(IEnumerable<string> accounts) =>
        [.. accounts.Select(account => new AccountInfo { Account = account, Kind = AccountIds.IsPaper(account) ? "paper" : "live" })];
}
