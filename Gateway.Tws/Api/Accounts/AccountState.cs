namespace Gateway.Tws.Api.Accounts;

/// <summary>What is known of one account so far: values and portfolio, folded from messages. Its owner guards it.</summary>
internal sealed class AccountState(string account)
{
    private readonly Dictionary<(string Key, string Currency), AccountValue> _values = [];
    private readonly Dictionary<int, PortfolioItem> _portfolio = [];

    public bool HasAllValues { get; set; }

    public bool HasAllPositions { get; set; }

    /// <summary><c>HH:mm</c> in the zone of TWS.</summary>
    public string Time { get; set; } = string.Empty;

    public bool IsComplete => HasAllValues && HasAllPositions;

    public void Set(string key, string value, string currency) => _values[(key, currency)] = new AccountValue(key, value, currency);

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
