using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>Balances by tag.</summary>
internal sealed record AccountSummaryResult
{
    [Description("By tag; by ACCOUNT.tag when several accounts answer; with _CURRENCY after the tag when it has several currencies.")]
    public required IReadOnlyDictionary<string, SummaryValue> Summary { get; init; }

    [Description("The account, or All.")]
    public required string Account { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish in time: there may be more values.")]
    public required bool Complete { get; init; }
}
