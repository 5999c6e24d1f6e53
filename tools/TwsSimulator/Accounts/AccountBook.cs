namespace TwsSimulator.Accounts;

/// <summary>Every account of the simulated user, in the order that managedAccounts lists them.</summary>
internal sealed class AccountBook(IReadOnlyList<Account> accounts)
{
    public IReadOnlyList<Account> All { get; } = accounts;

    public Account? Find(string id) => All.FirstOrDefault(account => account.Id == id);

    /// <summary>The account that an empty name means: the only one, or none when there are several.</summary>
    public Account? Default => All.Count == 1 ? All[0] : null;
}
