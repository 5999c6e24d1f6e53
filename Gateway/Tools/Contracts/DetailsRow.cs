using System.Diagnostics.CodeAnalysis;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>All that TWS knows of one instrument, as results show it.</summary>
internal sealed record DetailsRow : InstrumentDetails
{
    [SetsRequiredMembers]
    public DetailsRow(ContractDetails details)
        : base(details) => Contract = ContractInfo.Of(details.Contract);

    public required ContractInfo Contract { get; init; }
}
