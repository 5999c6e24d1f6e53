using System.Text.Json;

namespace Gateway.Mcp.JsonRpc;

/// <summary>The members of a message that have been parsed so far, and its fault.</summary>
internal struct Envelope
{
    public EnvelopeMembers Seen;
    public JsonRpcId Id;
    public string? Method;
    public JsonElement Params;
    public JsonElement Result;
    public JsonElement Error;
    public string? Fault;
    public string? IdFault;

    public readonly JsonRpcMessage ToMessage()
    {
        var isResponse = Seen.HasFlag(EnvelopeMembers.Result) || Seen.HasFlag(EnvelopeMembers.Error);
        var isErrorWithoutId = Seen.HasFlag(EnvelopeMembers.Error) && Method is null;
        var fault = Fault
            ?? (isErrorWithoutId ? null : IdFault)
            ?? (Seen.HasFlag(EnvelopeMembers.JsonRpc) ? null : "The key \"jsonrpc\" is missing; it must be \"2.0\".")
            ?? (isResponse && Method is not null ? "A message has either \"method\" or \"result\" or \"error\"." : null)
            ?? (Method is null && !isResponse ? "The key \"method\" is missing." : null);
        if (fault is not null)
            return JsonRpcMessage.Invalid(Id, fault);
        var kind = isResponse ? JsonRpcKind.Response : Id.IsKnown ? JsonRpcKind.Request : JsonRpcKind.Notification;
        return new JsonRpcMessage(kind, Id, Method ?? "", Params, null) { Result = Result, Error = Error };
    }
}

/// <summary>The keys of a JSON-RPC message.</summary>
[Flags]
internal enum EnvelopeMembers
{
    None = 0,
    JsonRpc = 1,
    Id = 2,
    Method = 4,
    Params = 8,
    Result = 16,
    Error = 32,
}
