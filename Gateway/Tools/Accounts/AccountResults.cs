using Gateway.Handlers;
using Gateway.Instruments.Views;

namespace Gateway.Tools.Accounts;

/// <summary>Every value of one account.</summary>
internal sealed record AccountValuesResult
{
    public required string Account { get; init; }

    [Description("By key; with _CURRENCY after the key for values that have a currency.")]
    public required IReadOnlyDictionary<string, SummaryValue> Values { get; init; }

    public required int Count { get; init; }

    [Description("When TWS refreshed the values, HH:mm in its own zone.")]
    public string? UpdateTime { get; init; }

    [Description("False when TWS did not finish in time: there may be more values.")]
    public required bool Complete { get; init; }
}

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

/// <summary>The positions of the accounts.</summary>
internal sealed record PositionsResult : IToolSummary
{
    public required IReadOnlyList<PositionRow> Positions { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more positions. Complete and empty means flat.")]
    public required bool Complete { get; init; }

    [Description("False when a market value is missing; absent when they were not requested.")]
    public bool? MarketComplete { get; init; }

    string IToolSummary.Summary => Count == 0
        ? Complete ? "No positions." : "No positions yet: TWS did not finish the list."
        : string.Create(
            CultureInfo.InvariantCulture, $"{Count} positions: {string.Join(", ", Positions.Take(8).Select(Line))}{(Count > 8 ? " ..." : ".")}");

    private static string Line(PositionRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Position:0.########} {QuoteLine.NameOf(row.Contract)}");
}
