using System.Text.Json;
using Gateway.Mcp;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Http;

/// <summary>Parses a body of bare arguments, as strictly as a JSON-RPC message.</summary>
internal static class ToolArguments
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 1000 };

    /// <returns>The arguments, which refer to <paramref name="utf8"/>; null for an empty body.</returns>
    /// <exception cref="McpException">The body is no JSON object.</exception>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
            return null;
        try
        {
            var reader = new StrictJsonReader(utf8.Span, JsonRpcParser.MaxDepth);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, "The body must be a JSON object.");
            reader.SkipValue();
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException e)
        {
            throw McpException.BadRequest(JsonRpcErrorCodes.ParseError, "The body is not valid JSON: " + e.Message);
        }
        catch (StrictJsonException e)
        {
            throw McpException.BadRequest(JsonRpcErrorCodes.InvalidRequest, e.Message);
        }
    }
}
