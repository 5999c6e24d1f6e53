namespace Gateway.Mcp.JsonRpc;

/// <summary>JSON that is well-formed but breaks a bound of this server.</summary>
internal sealed class StrictJsonException(string message) : Exception(message);
