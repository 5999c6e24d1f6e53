using Gateway.Handlers;
using Gateway.Text;
using Gateway.Tws.Api;

namespace Gateway.Tools.News;

/// <summary>Selects the news providers of a call.</summary>
internal sealed class NewsCodes(TwsClient client)
{
    private const string All = "all";

    /// <summary>The codes that the call names, or those of all providers that the user may read.</summary>
    /// <exception cref="ToolException">The user may not read a named provider, or may not read any.</exception>
    public async Task<IReadOnlyList<string>> ResolveAsync(string asked, CancellationToken cancellationToken)
    {
        var known = (await client.News.ProvidersAsync(cancellationToken)).Select(provider => provider.Code).ToList();
        if (known.Count == 0)
            throw ToolErrors.Failed("no_provider", "The user may read no news provider.", "Subscribe to one in IB's account settings.");
        var wanted = asked.Split([',', '+', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0 || wanted is [var only] && only.Equals(All, StringComparison.OrdinalIgnoreCase))
            return known;
        return [.. wanted.Select(code => Find(code, known)).Distinct()];
    }

    private static string Find(string code, List<string> known) =>
        known.Find(one => string.Equals(one, code, StringComparison.OrdinalIgnoreCase))
        ?? throw ToolErrors.InvalidArgument(
            $"providerCodes: must be all or of {string.Join(", ", known)}; got '{UntrustedText.Show(code)}'; example: {known[0]}");
}
