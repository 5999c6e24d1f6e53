using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>A contract as an argument: one line of text, or an object.</summary>
[ArgumentFormat(typeof(ContractArgument))]
internal sealed record ContractInput(Contract Contract);
