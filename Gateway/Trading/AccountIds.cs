namespace Gateway.Trading;

/// <summary>What the id of an account tells.</summary>
internal static class AccountIds
{
    /// <summary>Paper accounts begin with DU; paper advisor accounts with DF.</summary>
    public static bool IsPaper(string account) =>
        account.StartsWith("DU", StringComparison.OrdinalIgnoreCase) || account.StartsWith("DF", StringComparison.OrdinalIgnoreCase);
}
