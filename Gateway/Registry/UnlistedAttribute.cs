namespace Gateway.Registry;

/// <summary>The argument is taken and documented, but left out of the schema that clients list: another spelling of one that is there.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UnlistedAttribute : Attribute;
