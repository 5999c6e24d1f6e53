using Gateway.Registry.Arguments;

namespace Gateway.Tools.Planning;

/// <summary>Wanted weights by contract, as fractions of the account.</summary>
[ArgumentFormat(typeof(TargetsArgument))]
internal sealed record TargetsInput(IReadOnlyList<Target> Targets);
