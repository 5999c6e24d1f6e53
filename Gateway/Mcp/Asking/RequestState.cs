namespace Gateway.Mcp.Asking;

/// <summary>The state that a modern request carries from one round to the next. The client can read it, but not change it.</summary>
internal sealed class RequestState
{
    /// <summary>The validated answers of earlier rounds, by key.</summary>
    [JsonPropertyName("a")]
    public Dictionary<string, JsonElement> Answers { get; init; } = [];

    /// <summary>The values that the handler created once for this request, by key.</summary>
    [JsonPropertyName("o")]
    public Dictionary<string, JsonElement> Once { get; init; } = [];

    /// <summary>The digests of the questions that were asked, by key.</summary>
    [JsonPropertyName("q")]
    public Dictionary<string, string> Asked { get; init; } = [];

    /// <summary>Different for every sealed state.</summary>
    [JsonIgnore]
    public Guid Nonce { get; init; }

    [JsonIgnore]
    public DateTimeOffset Expires { get; init; }
}
