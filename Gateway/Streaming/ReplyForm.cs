namespace Gateway.Streaming;

/// <summary>How an answer of more than one message goes out.</summary>
internal enum ReplyForm
{
    /// <summary>Chunked NDJSON: one message a line, for curl and programs.</summary>
    Lines,

    /// <summary>Server-sent events, for MCP clients.</summary>
    Events,
}
