namespace TwsSimulator.Accounts;

/// <summary>Remembers the values that were sent to a subscriber, so that only changes are sent again.</summary>
internal sealed class SentValues
{
    private readonly Dictionary<(string Account, string Key, string Currency), string> _sent = [];

    /// <summary>True the first time and whenever the text differs from the one before.</summary>
    public bool IsNews(string account, AccountValue value)
    {
        var key = (account, value.Key, value.Currency);
        if (_sent.TryGetValue(key, out var before) && before == value.Text)
            return false;
        _sent[key] = value.Text;
        return true;
    }
}
