using System.Text.Unicode;

namespace Gateway.Mcp.JsonRpc;

/// <summary>Parses the usual body in one pass: one request or notification without a fault.</summary>
/// <remarks>It accepts less than the strict parser and reads the same from it: whatever it does not take, the strict parser judges.</remarks>
internal static class OnePassParser
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = JsonRpcParser.MaxDepth };

    /// <param name="utf8">The body; the parsed message refers to it.</param>
    /// <returns>Null when it is not a faultless request or notification.</returns>
    public static JsonRpcBody? TryParse(ReadOnlyMemory<byte> utf8)
    {
        // An escape may be half of a surrogate pair. JsonDocument does not check either before the string is read.
        if (utf8.Span.IndexOf("\\u"u8) >= 0 || !Utf8.IsValid(utf8.Span) || Document(utf8) is not { } document)
            return null;
        if (Read(document.RootElement) is { } message)
            return new JsonRpcBody([message], isBatch: false, [document]);
        document.Dispose();
        return null;
    }

    private static JsonDocument? Document(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException)
        {
            // The strict parser says what is wrong, if anything is.
            return null;
        }
    }

    private static JsonRpcMessage? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var (isVersioned, id, method, parameters) = (false, default(JsonRpcId), default(string), default(JsonElement));
        foreach (var member in root.EnumerateObject())
        {
            var value = member.Value;
            var kind = value.ValueKind;
            if (member.NameEquals("jsonrpc"u8))
                isVersioned = kind == JsonValueKind.String && value.ValueEquals("2.0"u8);
            else if (member.NameEquals("id"u8) && !JsonRpcId.TryRead(value, out id))
                return null;
            else if (member.NameEquals("method"u8))
                method = kind == JsonValueKind.String ? MethodOf(value) : null;
            else if (member.NameEquals("params"u8) && kind is not (JsonValueKind.Object or JsonValueKind.Null))
                return null;
            else if (member.NameEquals("params"u8) && kind == JsonValueKind.Object)
                parameters = value;
            else if (member.NameEquals("result"u8) || member.NameEquals("error"u8))
                return null;
        }
        if (!isVersioned || method is null)
            return null;
        return new JsonRpcMessage(id.IsKnown ? JsonRpcKind.Request : JsonRpcKind.Notification, id, method, parameters, null);
    }

    private static string MethodOf(JsonElement value) => value.ValueEquals("tools/call"u8) ? "tools/call" : value.GetString()!;
}
