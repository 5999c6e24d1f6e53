namespace Gateway.Trading.Policy;

/// <summary>What was sent before this run of the gateway, so that a restart does not begin a day anew.</summary>
internal interface IPolicyUsage
{
    /// <summary>The orders of an account between two moments.</summary>
    /// <param name="account">An account, or the name of an advisor's group.</param>
    /// <param name="caller">The name of the token that sent them; null for all callers.</param>
    DayUsage Of(string account, string? caller, DateTimeOffset from, DateTimeOffset until);
}

/// <summary>Orders and their worth in the account's base currency.</summary>
internal readonly record struct DayUsage(int Orders, decimal Notional);

/// <summary>Remembers nothing: every run begins its own day.</summary>
internal sealed class NoUsage : IPolicyUsage
{
    public DayUsage Of(string account, string? caller, DateTimeOffset from, DateTimeOffset until) => default;
}
