using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Contracts;

/// <summary>Finding instruments and their rules.</summary>
[Toolset("contracts", AccessScope.MarketRead)]
internal sealed class ContractTools(TwsClient client, ContractResolver resolver)
{
    private const int MostRows = 500;

    // Hours, exchanges and order types make a row of 1.5 KB.
    private const int UsualRows = 5;

    [Tool("ibkr_search_symbols", "Search symbols", ReadOnly = true, Idempotent = true,
        Requests = "reqMatchingSymbols", Example = """{"pattern":"apple"}""")]
    [Rows("results", 20, 50)]
    [Description("Instruments by the start of their symbol or a part of the name. Derivatives: ibkr_get_contract_details.")]
    public async Task<SymbolsResult> SearchSymbolsAsync(
        [Description("Start of a symbol, or part of a name.")][Length(1, 60)][RegularExpression("[ -~]*")][Example("AAPL")] string pattern,
        [Description("Only of this type.")][Example("STK")] string? secType = null,
        [Description("Only in it.")][Example("USD")] string? currency = null,
        CancellationToken cancellationToken = default)
    {
        var all = await client.Contracts.MatchingSymbolsAsync(pattern, cancellationToken);
        // IB searches by its own spelling only: BRK B, not BRK.B.
        var symbol = ContractSymbols.Of(pattern);
        if (all.Count == 0 && symbol.Length > 0 && !symbol.Equals(pattern.Trim(), StringComparison.OrdinalIgnoreCase))
            all = await client.Contracts.MatchingSymbolsAsync(symbol, cancellationToken);
        var type = string.IsNullOrWhiteSpace(secType) ? null : SecTypes.Read(secType) ?? secType;
        var fitting = all.Where(found => Fits(found.Contract.SecType, type) && Fits(found.Contract.Currency, currency)).Select(SymbolMatch.Of)
            .ToList();
        return new SymbolsResult { Results = fitting, Count = fitting.Count };
    }

    [Tool("ibkr_get_matching_symbols", "Matching symbols", ReadOnly = true, Idempotent = true,
        Requests = "reqMatchingSymbols", Example = """{"pattern":"AAPL"}""")]
    [Description("The same as ibkr_search_symbols, for callers that know this name.")]
    public Task<SymbolsResult> GetMatchingSymbolsAsync(
        [Description("Start of a symbol, or part of a name.")][Length(1, 60)][RegularExpression("[ -~]*")][Example("AAPL")] string pattern,
        CancellationToken cancellationToken) =>
        SearchSymbolsAsync(pattern, cancellationToken: cancellationToken);

    [Tool("ibkr_get_contract_details", "Contract details", ReadOnly = true, Idempotent = true,
        Requests = "reqContractDetails", Example = """{"contract":"ES 202612"}""")]
    [Rows("results", UsualRows, MostRows, Common = true)]
    [Description("All instruments that match a partial contract, and their rules. A single one: ibkr_resolve_contract.")]
    public async Task<DetailsResult> GetContractDetailsAsync(
        [Lists("symbol", "secType", "exchange", "currency")] ContractArguments contract,
        CancellationToken cancellationToken = default)
    {
        var (asked, found) = await resolver.SearchAsync(contract.ToContract(), cancellationToken);
        // Without an exchange TWS sends one row for every exchange that trades the instrument.
        var instruments = ContractResolver.Distinct(asked, found.Items).Select(details => new DetailsRow(details)).ToList();
        return new DetailsResult { Results = instruments, Count = instruments.Count, Complete = found.Complete };
    }

    [Tool("ibkr_get_security_definition_by_conid", "Contract by id", ReadOnly = true, Idempotent = true,
        Requests = "reqContractDetails", Example = """{"conId":265598}""")]
    [Description("The instrument with a known conId and its rules.")]
    public async Task<SecurityDefinitionResult> GetSecurityDefinitionByConIdAsync(
        [Range(1, int.MaxValue)][Example("265598")] int conId,
        CancellationToken cancellationToken) =>
        SecurityDefinitionResult.Of(await resolver.ResolveAsync(new Contract { ConId = conId }, cancellationToken));

    [Tool("ibkr_get_futures_chain", "Futures of a root", ReadOnly = true, Idempotent = true,
        Requests = "reqContractDetails", Example = """{"symbol":"ES"}""")]
    [Description("The contract months of a future, the next first.")]
    public async Task<FuturesResult> GetFuturesChainAsync(
        [Description("Root symbol, such as ES.")][Length(1, 20)][RegularExpression("[ -~]*")][Example("ES")] string symbol,
        [Description("For roots listed on several exchanges.")][Example("CME")] string? exchange = null,
        [Description("Past months too.")] bool includeExpired = false,
        CancellationToken cancellationToken = default)
    {
        var named = new ContractArguments(null, symbol, SecTypes.Future, exchange).ToContract();
        var root = named.Symbol;
        var (_, found) = await resolver.SearchAsync(named with { Currency = "", IncludeExpired = includeExpired }, cancellationToken);
        var months = found.Items.DistinctBy(row => row.Contract.ConId)
            .OrderBy(row => row.Contract.LastTradeDateOrContractMonth, StringComparer.Ordinal).ThenBy(
                row => row.Contract.Exchange, StringComparer.Ordinal)
            .Select(FutureRow.Of).ToList();
        return new FuturesResult { Symbol = root, Months = months, Count = months.Count, Complete = found.Complete };
    }

    private static bool Fits(string value, string? wanted) =>
        string.IsNullOrWhiteSpace(wanted) || string.Equals(value, wanted.Trim(), StringComparison.OrdinalIgnoreCase);
}
