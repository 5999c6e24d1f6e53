namespace Gateway.Mcp.JsonRpc;

/// <summary>A parsed JSON-RPC message. Its <see cref="Params"/> live as long as the <see cref="JsonRpcBody"/> that it belongs to.</summary>
/// <param name="Params">An object, or undefined when there were none; null counts as none.</param>
/// <param name="Fault">Why this is not a valid JSON-RPC message; null when it is.</param>
internal sealed record JsonRpcMessage(JsonRpcKind Kind, JsonRpcId Id, string Method, JsonElement Params, string? Fault)
{
    /// <summary>A response's result; undefined when there is none.</summary>
    public JsonElement Result { get; init; }

    /// <summary>A response's error; undefined when there is none.</summary>
    public JsonElement Error { get; init; }

    /// <summary>Looks a parameter up; undefined when it is absent or null.</summary>
    public JsonElement Param(ReadOnlySpan<byte> name) =>
        Params.ValueKind == JsonValueKind.Object && Params.TryGetProperty(name, out var value) ? Given(value) : default;

    /// <inheritdoc cref="Param(ReadOnlySpan{byte})"/>
    public JsonElement Param(string name) =>
        Params.ValueKind == JsonValueKind.Object && Params.TryGetProperty(name, out var value) ? Given(value) : default;

    /// <summary>The text of a parameter; null when it is absent or no text.</summary>
    public string? Text(ReadOnlySpan<byte> name) => Param(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <inheritdoc cref="Text(ReadOnlySpan{byte})"/>
    public string? Text(string name) => Param(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static JsonRpcMessage Invalid(JsonRpcId id, string fault) => new(JsonRpcKind.Invalid, id, "", default, fault);

    private static JsonElement Given(JsonElement value) => value.ValueKind == JsonValueKind.Null ? default : value;
}

/// <summary>What a JSON-RPC message is.</summary>
internal enum JsonRpcKind
{
    Invalid,
    Request,
    Notification,
    Response,
}
