using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Model;

namespace Gateway.Tools;

/// <summary>Finding instruments and their rules.</summary>
[Toolset("contracts", AccessScope.MarketRead)]
internal sealed class ContractTools(ITwsClient client)
{
    [Tool("ibkr_search_symbols", "Search symbols", ReadOnly = true, Idempotent = true)]
    [Description("Stocks, funds, indices and bonds whose symbol begins with the text, or whose company name holds it; at most 16. "
        + "Use it when the symbol is not certain. For futures, options or forex name the contract and use ibkr_get_contract_details.")]
    public async Task<SymbolsResult> SearchSymbolsAsync(
        [Description("Begin of a symbol, or a part of a name.")][Length(1, 60)][RegularExpression("[ -~]*")][Example("AAPL")] string pattern,
        [Description("Only this security type.")][Example("STK")] string? secType = null,
        [Description("Only this currency.")][Example("USD")] string? currency = null,
        [Description("The most results.")][Range(1, 50)] int limit = 20,
        CancellationToken cancellationToken = default)
    {
        var all = await client.Contracts.MatchingSymbolsAsync(pattern, cancellationToken);
        var fitting = all.Where(found => Fits(found.Contract.SecType, secType) && Fits(found.Contract.Currency, currency)).ToList();
        var shown = fitting.Take(limit).Select(SymbolMatch.Of).ToList();
        return new SymbolsResult { Results = shown, Count = shown.Count, Truncated = shown.Count < fitting.Count };
    }

    [Tool("ibkr_get_matching_symbols", "Matching symbols", ReadOnly = true, Idempotent = true)]
    [Description("The same as ibkr_search_symbols without its filters, kept for callers that know this name. Use it only when told to; otherwise ibkr_search_symbols.")]
    public Task<SymbolsResult> GetMatchingSymbolsAsync(
        [Description("Begin of a symbol, or a part of a name.")][Length(1, 60)][RegularExpression("[ -~]*")][Example("AAPL")] string pattern,
        CancellationToken cancellationToken) =>
        SearchSymbolsAsync(pattern, cancellationToken: cancellationToken);

    [Tool("ibkr_get_contract_details", "Contract details", ReadOnly = true, Idempotent = true)]
    [Description("Every instrument that fits a contract, with its conId, tick, order types, exchanges and trading hours. Leave parts out to list: "
        + "a future without a month gives its months, an option without a strike its strikes. Use it to find the one conId to trade; not for prices.")]
    public Task<DetailsResult> GetContractDetailsAsync(
        ContractArguments contract,
        [Description("The most results.")][Range(1, 500)] int limit = 20,
        CancellationToken cancellationToken = default) =>
        DetailsAsync(contract.ToContract(), limit, cancellationToken);

    [Tool("ibkr_get_security_definition_by_conid", "Contract by id", ReadOnly = true, Idempotent = true)]
    [Description("The instrument with a known conId, with its details. Use it when a conId comes from another answer; otherwise ibkr_get_contract_details.")]
    public Task<DetailsResult> GetSecurityDefinitionByConIdAsync(
        [Description("IB's id of the instrument.")][Range(1, int.MaxValue)][Example("265598")] int conId,
        CancellationToken cancellationToken) =>
        DetailsAsync(new Contract { ConId = conId }, limit: 1, cancellationToken);

    private async Task<DetailsResult> DetailsAsync(Contract contract, int limit, CancellationToken cancellationToken)
    {
        var found = await client.Contracts.DetailsAsync(contract, cancellationToken);
        // Without an exchange TWS sends one row for every exchange that trades the instrument.
        var instruments = found.Items.GroupBy(row => row.Contract.ConId)
            .Select(group => group.FirstOrDefault(row => row.Contract.Exchange == "SMART") ?? group.First())
            .ToList();
        var shown = instruments.Take(limit).Select(DetailsRow.Of).ToList();
        return new DetailsResult
        {
            Results = shown,
            Count = shown.Count,
            Total = instruments.Count,
            Truncated = shown.Count < instruments.Count,
            Complete = found.Complete,
        };
    }

    private static bool Fits(string value, string? wanted) =>
        string.IsNullOrWhiteSpace(wanted) || string.Equals(value, wanted.Trim(), StringComparison.OrdinalIgnoreCase);
}
