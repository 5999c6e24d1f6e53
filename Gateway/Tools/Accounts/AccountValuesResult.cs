using System.ComponentModel;

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
