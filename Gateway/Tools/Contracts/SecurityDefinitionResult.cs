using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>The one instrument that an id stands for.</summary>
internal sealed record SecurityDefinitionResult
{
    public required ContractInfo Contract { get; init; }

    [Description("Its names, rules and hours.")]
    public required InstrumentDetails Details { get; init; }

    public static SecurityDefinitionResult Of(ContractDetails details) => new()
    {
        Contract = ContractInfo.Of(details.Contract),
        Details = new InstrumentDetails(details),
    };
}
