using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>The instruments that contracts resolve to, in the order of the request.</summary>
internal sealed record ResolvedResult
{
    public required IReadOnlyList<ResolvedRow> Results { get; init; }

    public required int Count { get; init; }

    [Description("True when every contract matches exactly one instrument.")]
    public required bool AllResolved { get; init; }
}

/// <summary>The instrument that one contract resolves to.</summary>
internal sealed record ResolvedRow
{
    private const int MostCandidates = 50;

    [Description("The contract as the gateway read it.")]
    public required ContractInfo Asked { get; init; }

    [Description("True when exactly one instrument matches.")]
    public required bool Resolved { get; init; }

    [Description("The one instrument, complete.")]
    public ContractInfo? Contract { get; init; }

    public string? LongName { get; init; }

    [Description("Number of matching instruments; 0 when there are none.")]
    public required int Candidates { get; init; }

    [Description("Matching instruments, if there are several or all were requested; at most 50.")]
    public IReadOnlyList<ContractInfo>? Fitting { get; init; }

    [Description("The missing information, or why nothing was found.")]
    public string? Problem { get; init; }

    public static ResolvedRow Of(Contract asked, IReadOnlyList<ContractDetails> found, bool all) => new()
    {
        Asked = ContractInfo.Of(asked),
        Resolved = found.Count == 1,
        Contract = found.Count == 1 ? ContractInfo.Of(found[0].Contract) : null,
        LongName = found.Count == 1 ? found[0].LongName.OrNull() : null,
        Candidates = found.Count,
        Fitting = found.Count > 1 || all ? [.. found.Take(MostCandidates).Select(row => ContractInfo.Of(row.Contract))] : null,
        Problem = found.Count > 1
            ? $"ambiguous: {found.Count} instruments differ in {string.Join(", ", Differences(found))}; add that, or name one by conid:NUMBER"
            : null,
    };

    public static ResolvedRow None(Contract asked, string problem) =>
        new() { Asked = ContractInfo.Of(asked), Resolved = false, Candidates = 0, Problem = problem };

    private static List<string> Differences(IReadOnlyList<ContractDetails> found)
    {
        (string Name, Func<Contract, object?> Value)[] parts =
        [
            ("secType", contract => contract.SecType),
            ("currency", contract => contract.Currency),
            ("lastTradeDateOrContractMonth", contract => contract.LastTradeDateOrContractMonth),
            ("strike", contract => contract.Strike),
            ("right", contract => contract.Right),
            ("primaryExchange", contract => contract.PrimaryExch),
            ("exchange", contract => contract.Exchange),
            ("tradingClass", contract => contract.TradingClass),
            ("multiplier", contract => contract.Multiplier),
        ];
        var differing = parts.Where(part => found.Select(row => part.Value(row.Contract)).Distinct().Count() > 1).Select(part => part.Name).ToList();
        return differing.Count > 0 ? differing : ["conId"];
    }
}
