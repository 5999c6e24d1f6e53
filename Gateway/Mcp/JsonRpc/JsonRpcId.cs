using Gateway.Text;

namespace Gateway.Mcp.JsonRpc;

/// <summary>A request id or a progress token: a string or an integer, echoed with its own type.</summary>
/// <remarks>The default value means an unreadable id, and is written as null.</remarks>
internal readonly record struct JsonRpcId
{
    private readonly string? _text;
    private readonly long? _number;

    public JsonRpcId(string text) => _text = text;

    public JsonRpcId(long number) => _number = number;

    public bool IsKnown => _text is not null || _number is not null;

    /// <summary>Reads a string or an integer of 64 bits; anything else (null, a fraction, an exponent) is refused.</summary>
    public static bool TryRead(JsonElement element, out JsonRpcId id)
    {
        id = element.ValueKind switch
        {
            JsonValueKind.String => new JsonRpcId(element.GetString()!),
            JsonValueKind.Number when element.TryGetInt64(out var number) => new JsonRpcId(number),
            _ => default,
        };
        return id.IsKnown;
    }

    public void Write(Utf8JsonWriter writer)
    {
        if (_text is not null)
            writer.WriteStringValue(_text);
        else if (_number is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    /// <summary>For texts; the id itself goes out by <see cref="Write"/>.</summary>
    public override string ToString() =>
        (_text is null ? null : UntrustedText.Show(_text)) ?? _number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
}
