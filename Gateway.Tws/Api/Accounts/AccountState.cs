namespace Gateway.Tws.Api.Accounts;

/// <summary>An account's values and portfolio, built up from the account update messages. Not thread-safe: the owning stream locks it.</summary>
internal sealed class AccountState(string account)
{
    private readonly Dictionary<(string Key, string Currency, bool IsLedger), AccountValue> _values = [];
    private readonly Dictionary<int, PortfolioItem> _portfolio = [];

    public bool HasAllValues { get; set; }

    public bool HasAllPositions { get; set; }

    /// <summary><c>HH:mm</c> in the zone of TWS.</summary>
    public string Time { get; set; } = string.Empty;

    public bool IsComplete => HasAllValues && HasAllPositions;

    public void Set(string key, string value, string currency)
    {
        var (name, isLedger) = AccountKey.Of(key);
        _values[(name, currency, isLedger)] = new AccountValue(name, value, currency, isLedger);
    }

    public void Set(PortfolioItem item) => _portfolio[item.Contract.ConId] = item;

    public void ForgetValues()
    {
        _values.Clear();
        Time = string.Empty;
        HasAllValues = false;
    }

    public void ForgetPositions()
    {
        _portfolio.Clear();
        HasAllPositions = false;
    }

    public bool IsEmpty => _values.Count == 0 && _portfolio.Count == 0;

    public AccountUpdates Copy() => new(account, [.. _values.Values], [.. _portfolio.Values], Time, IsComplete);
}
