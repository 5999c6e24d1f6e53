using Gateway.Registry;
using Gateway.Trading;

namespace Gateway.Tools.Completion;

/// <summary>Proposes the accounts that TWS manages.</summary>
internal sealed class AccountNames(AccountChoice accounts) : ICompletionSource
{
    public ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        new([.. accounts.Known.Where(account => account.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
}
