using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;

namespace Gateway.Trading.Policy;

/// <summary>What was sent before this run of the gateway, so that a restart does not begin a day anew.</summary>
internal interface IPolicyUsage
{
    /// <summary>The orders of an account since a moment; null while that cannot be read.</summary>
    /// <param name="account">An account, or the name of an advisor's group.</param>
    /// <param name="caller">The name of the token that sent them; null for all callers.</param>
    DayUsage? Of(string account, string? caller, DateTimeOffset since);
}

/// <summary>Orders and their worth in the account's base currency.</summary>
internal readonly record struct DayUsage(int Orders, decimal Notional);

/// <summary>Reads from the journal what was sent. While it cannot be read no order is sent anyway.</summary>
internal sealed class JournaledUsage(JournalUsage journal) : IPolicyUsage
{
    public DayUsage? Of(string account, string? caller, DateTimeOffset since)
    {
        try
        {
            var sent = journal.Since(since, account, caller);
            return new DayUsage(sent.Count, sent.Notional);
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }
}
