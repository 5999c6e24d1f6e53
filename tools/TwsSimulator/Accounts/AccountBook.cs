using System.Diagnostics.CodeAnalysis;
using TwsSimulator.Session;

namespace TwsSimulator.Accounts;

/// <summary>Every account of the simulated user, in the order that managedAccounts lists them.</summary>
internal sealed class AccountBook(IReadOnlyList<Account> accounts)
{
    public IReadOnlyList<Account> All { get; } = accounts;

    public Account? Find(string id) => All.FirstOrDefault(account => account.Id == id);

    /// <summary>False after the client was sent the error that there is no such account.</summary>
    public bool TryFind(ClientSession client, int requestId, string id, [NotNullWhen(true)] out Account? account)
    {
        account = id.Length == 0 ? Default : Find(id);
        if (account is null)
            client.SendError(requestId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bW' : cause - Invalid account code '{id}'");
        return account is not null;
    }

    /// <summary>The account that an empty name means: the only one, or none when there are several.</summary>
    public Account? Default => All.Count == 1 ? All[0] : null;
}
