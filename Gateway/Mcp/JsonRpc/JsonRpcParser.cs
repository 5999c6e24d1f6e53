namespace Gateway.Mcp.JsonRpc;

/// <summary>Parses a request body into JSON-RPC messages. Strict: no duplicate key, no null id, no fractional id. Other nulls are absent.</summary>
internal static class JsonRpcParser
{
    /// <summary>The deepest nesting of a body.</summary>
    public const int MaxDepth = 64;

    /// <param name="utf8">The body; the parsed messages refer to it.</param>
    /// <exception cref="McpException">
    /// The body is no JSON (-32700) or no JSON-RPC (-32600). A fault inside one message is told by that message instead.
    /// </exception>
    public static JsonRpcBody Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (utf8.IsEmpty)
            throw McpException.BadRequest(JsonRpcErrorCodes.ParseError, "The body is empty; a JSON-RPC message is expected.");
        return OnePassParser.TryParse(utf8) ?? ParseStrictly(utf8);
    }

    /// <summary>Parses any body, and says what is wrong with it.</summary>
    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    public static JsonRpcBody ParseStrictly(ReadOnlyMemory<byte> utf8)
    {
        var documents = new List<JsonDocument>(1);
        try
        {
            return Parse(utf8, documents);
        }
        catch (JsonException e)
        {
            documents.ForEach(document => document.Dispose());
            throw McpException.BadRequest(JsonRpcErrorCodes.ParseError, "The body is not valid JSON: " + e.Message);
        }
        catch (StrictJsonException e)
        {
            documents.ForEach(document => document.Dispose());
            throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, e.Message);
        }
    }

    private static JsonRpcBody Parse(ReadOnlyMemory<byte> utf8, List<JsonDocument> documents)
    {
        var reader = new StrictJsonReader(utf8.Span, MaxDepth);
        reader.Read();
        var isBatch = reader.TokenType == JsonTokenType.StartArray;
        var messages = new List<JsonRpcMessage>(1);
        if (!isBatch)
        {
            messages.Add(EnvelopeParser.Parse(ref reader, utf8, documents));
        }
        else
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                messages.Add(EnvelopeParser.Parse(ref reader, utf8, documents));
        }

        reader.Read(); // Anything but white space after the message throws.
        return new JsonRpcBody(messages, isBatch, documents);
    }
}
