using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Accounts;

/// <summary>All values and positions of one account.</summary>
/// <param name="UpdateTime">When TWS last refreshed the values, <c>HH:mm</c> in its own zone; empty when it did not say.</param>
/// <param name="Complete">False when the end of the download did not come in time: there may be more than this.</param>
public sealed record AccountUpdates(
    string Account, IReadOnlyList<AccountValue> Values, IReadOnlyList<PortfolioItem> Portfolio, string UpdateTime, bool Complete);

/// <summary>One key of an account's values. The value is TWS's text: most are amounts, some are words.</summary>
/// <param name="Currency">The amount's currency, or <c>BASE</c>; empty for values that have none.</param>
/// <param name="IsLedger">
/// True when TWS marked the value as that of one currency (<c>$LEDGER-</c>, which Key does not have). TWS before 10.47 marks nothing.
/// </param>
public sealed record AccountValue(string Key, string Value, string Currency, bool IsLedger = false);

/// <summary>A position with its market value. Amounts are in the contract's currency.</summary>
public sealed record PortfolioItem(
    Contract Contract,
    decimal Quantity,
    decimal? MarketPrice,
    decimal? MarketValue,
    decimal? AverageCost,
    decimal? UnrealizedPnL,
    decimal? RealizedPnL);

/// <summary>One tag of an account's summary. The value is TWS's text: most are amounts, some are words.</summary>
public sealed record AccountSummaryValue(string Account, string Tag, string Value, string Currency);
