namespace Gateway.Mcp.JsonRpc;

/// <summary>JSON-RPC's error codes, and those that MCP adds.</summary>
internal static class JsonRpcErrorCodes
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int InternalError = -32603;

    /// <summary>Legacy era: the session is unknown or has expired.</summary>
    public const int SessionNotFound = -32001;

    /// <summary>Legacy era: there is no such resource; the modern era says <see cref="InvalidParams"/>.</summary>
    public const int ResourceNotFound = -32002;

    /// <summary>Legacy era: no room for one more session.</summary>
    public const int ServerBusy = -32000;

    /// <summary>Modern era: an Mcp-* header is missing, malformed or differs from the body.</summary>
    public const int HeaderMismatch = -32020;

    /// <summary>Own code, outside JSON-RPC's range: the caller's token lacks a scope. Goes with HTTP 403.</summary>
    public const int InsufficientScope = 403;

    /// <summary>Own code, outside JSON-RPC's range: the caller exceeds a limit. Goes with HTTP 429.</summary>
    public const int TooManyRequests = 429;

    /// <summary>Modern era: the request needs a capability that the client did not declare.</summary>
    public const int MissingClientCapability = -32021;

    /// <summary>Modern era: a protocol revision that this server does not speak.</summary>
    public const int UnsupportedProtocolVersion = -32022;
}
