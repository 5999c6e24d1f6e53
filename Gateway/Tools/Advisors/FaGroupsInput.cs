using Gateway.Registry.Arguments;

namespace Gateway.Tools.Advisors;

/// <summary>All groups of an advisor as an argument: a JSON list, or IB's XML.</summary>
/// <param name="Xml">What TWS is sent: the caller's own XML, when that is what came.</param>
[ArgumentFormat(typeof(FaGroupsArgument))]
internal sealed record FaGroupsInput(IReadOnlyList<FaGroup> Groups, string Xml);
