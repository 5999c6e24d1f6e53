namespace Gateway.Configuration;

/// <summary>The address of the gateway's HTTP server and its access rules.</summary>
internal sealed record ServerOptions : IValidatableObject
{
    [Setting("SERVER_HOST"), BindAddress]
    [Description("Address to listen on. On any address other than loopback every caller needs a token.")]
    public string Host { get; init; } = "127.0.0.1";

    [Setting("SERVER_PORT"), Range(0, 65535)]
    [Description("Port to listen on; 0 selects a free port.")]
    public int Port { get; init; } = 8000;

    [Setting("API_PREFIX"), ApiPrefix]
    [Description("Path prefix of every endpoint except the health checks. The MCP endpoint is {API_PREFIX}/mcp.")]
    public string ApiPrefix { get; init; } = "/api/v1";

    [Setting("ALLOWED_HOSTS", Example = "gateway.example.com,abcd.ngrok-free.app"), AllowedHosts]
    [Description(
        "Host names that clients may use to reach the gateway, such as a tunnel's public name. Loopback names are always allowed. Requests to "
        + "the names listed here need a token.")]
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    [Setting("ALLOWED_ORIGINS", Example = "https://inspector.example.com"), Origins]
    [Description("Origins of web pages that may call the gateway from a browser. Pages served from loopback are always allowed.")]
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    [Setting("GATEWAY_TOKEN", Secret = true, Example = "the output of: openssl rand -hex 32"), Token]
    [Description("Bearer token. If it is set, every request must carry it.")]
    public string? Token { get; init; }

    [Setting("GATEWAY_TOKEN_FILE", Example = "/run/secrets/gateway_token"), ExistingFile]
    [Description(
        "File with one token on each line, as an alternative to GATEWAY_TOKEN: `name scope,scope [expires=2027-01-01] [limits=...] "
        + "sha256:HEX` (--new-token creates it), or only a token, which has all scopes. It is read again when it changes.")]
    public string? TokenFile { get; init; }

    [Setting("LOCAL_WITHOUT_TOKEN")]
    [Description(
        "The rights of programs on this machine without a token. Paper: everything while every account of TWS is a paper account. Read: reading "
        + "only, on the same condition. None: nothing; set it before you run a reverse proxy or another relay on this machine. When TWS names a live "
        + "account, every caller needs a token.")]
    public LocalWithoutToken LocalWithoutToken { get; init; } = LocalWithoutToken.Paper;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Token is not null && TokenFile is not null)
            yield return new ValidationResult("must not be set together with GATEWAY_TOKEN", [nameof(TokenFile)]);
    }
}

/// <summary>The toolsets that the gateway offers.</summary>
internal sealed record ToolOptions
{
    [Setting(Example = "connection,contracts,market_data,account"), ToolsetNames]
    [Description(
        "Enabled toolsets. Tools, resources and prompts of other toolsets are neither listed nor callable. Default: all that TRADING_MODE allows.")]
    public IReadOnlyList<string> Toolsets { get; init; } = [];

    [Setting("TOOLS_ANSWER_BYTES"), Range(4_000, 500_000)]
    [Description(
        "Maximum size of one answer of a tool or resource, in bytes. Longer lists continue with the argument cursor, longer texts with offset. "
        + "Callers can ask for a longer answer with maxBytes.")]
    public int AnswerBytes { get; init; } = 24_000;

    /// <summary>Whether the toolset is offered.</summary>
    public bool Offers(string toolset) => Toolsets.Count == 0 || Toolsets.Contains(toolset, StringComparer.OrdinalIgnoreCase);
}
