using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Text;
using Gateway.Tws.Resilience;

namespace Gateway.Trading;

/// <summary>Finds the account that a call means among those that TWS reports.</summary>
internal sealed class AccountChoice(ITwsConnection connection)
{
    private const string Field = "account";

    /// <summary>The accounts that TWS reported when the present session began.</summary>
    public IReadOnlyList<string> Known => connection.Session.ManagedAccounts;

    /// <summary>The named account, or the only one.</summary>
    /// <exception cref="ToolException">The account is not known, or none is named and there are several.</exception>
    public string One(string? account)
    {
        var known = Known;
        if (!string.IsNullOrWhiteSpace(account))
            return Find(account, known);
        return known.Count == 1
            ? known[0]
            : throw ToolErrors.InvalidArgument(
                $"{Field}: is required, because TWS manages {(known.Count == 0 ? "no known account" : string.Join(", ", known))}; "
                + $"example: {(known.Count == 0 ? "DU1234567" : known[0])}");
    }

    /// <summary>The named account, or null for all of them.</summary>
    /// <exception cref="ToolException">The account is not known.</exception>
    public string? OneOrAll(string? account) => string.IsNullOrWhiteSpace(account) ? null : Find(account, Known);

    private static string Find(string account, IReadOnlyList<string> known) =>
        known.FirstOrDefault(one => string.Equals(one, account.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw ToolErrors.InvalidArgument(
            $"{Field}: must be one of {string.Join(", ", known)}; got '{UntrustedText.Show(account)}'; example: "
            + $"{(known.Count == 0 ? "DU1234567" : known[0])}");
}

/// <summary>What follows from the id of an account.</summary>
internal static class AccountIds
{
    /// <summary>Paper accounts begin with DU; paper advisor accounts with DF.</summary>
    public static bool IsPaper(string account) =>
        account.StartsWith("DU", StringComparison.OrdinalIgnoreCase) || account.StartsWith("DF", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether orders may go to the account: every paper account, and in the mode Live those that the owner named.</summary>
    public static bool MayTrade(TradingOptions options, string account) => options.Mode switch
    {
        TradingMode.ReadOnly => false,
        TradingMode.Paper => IsPaper(account),
        _ => IsPaper(account) || options.LiveAccounts.Contains(account, StringComparer.OrdinalIgnoreCase),
    };
}
