namespace Gateway.Configuration;

/// <summary>The address of the gateway's HTTP server and its access rules.</summary>
internal sealed record ServerOptions : IValidatableObject
{
    [Setting("SERVER_HOST"), BindAddress]
    [Description("Address to listen on. Anything but this machine's loopback needs a token from every caller; one is made when none is set.")]
    public string Host { get; init; } = "127.0.0.1";

    [Setting("SERVER_PORT"), Range(0, 65535)]
    [Description("Port to listen on; 0 takes any free one.")]
    public int Port { get; init; } = 8000;

    [Setting("API_PREFIX"), ApiPrefix]
    [Description("Path before every endpoint but the health checks: the MCP endpoint is {API_PREFIX}/mcp.")]
    public string ApiPrefix { get; init; } = "/api/v1";

    [Setting("ALLOWED_HOSTS", Example = "gateway.example.com,abcd.ngrok-free.app"), AllowedHosts]
    [Description(
        "Host names, besides those of loopback, by which clients may reach the gateway (a tunnel's public name, a machine's name). Requests under "
        + "them need a token.")]
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    [Setting("ALLOWED_ORIGINS", Example = "https://inspector.example.com"), Origins]
    [Description("Origins of web pages, besides those served from loopback, that may call the gateway from a browser.")]
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    [Setting("GATEWAY_TOKEN", Secret = true, Example = "the output of: openssl rand -hex 32"), Token]
    [Description("Bearer token that every request must carry once it is set.")]
    public string? Token { get; init; }

    [Setting("GATEWAY_TOKEN_FILE", Example = "/run/secrets/gateway_token"), ExistingFile]
    [Description(
        "File with one token a line instead of GATEWAY_TOKEN: `name scope,scope [expires=2027-01-01] sha256:HEX` (--new-token makes it), or a token "
        + "alone, which may do everything. Read again whenever it changes.")]
    public string? TokenFile { get; init; }

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
        "The toolsets that exist: the tools, resources and prompts of others are neither listed nor callable. Default: all that TRADING_MODE "
        + "allows.")]
    public IReadOnlyList<string> Toolsets { get; init; } = [];

    [Setting("TOOLS_ANSWER_BYTES"), Range(4_000, 500_000)]
    [Description(
        "Maximum size of one answer of a tool or resource, in bytes. Longer lists continue with the argument cursor, longer texts with offset. "
        + "Callers can ask for a longer answer with maxBytes.")]
    public int AnswerBytes { get; init; } = 24_000;

    /// <summary>Whether the toolset is offered.</summary>
    public bool Offers(string toolset) => Toolsets.Count == 0 || Toolsets.Contains(toolset, StringComparer.OrdinalIgnoreCase);
}
