using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Mcp.JsonRpc;

namespace Gateway.Http.Live;

/// <summary>A client's message on a WebSocket.</summary>
/// <param name="Action">In lower case.</param>
/// <param name="Kind">The kind of feed by name; null when the message names none.</param>
/// <param name="Feed">The feed to unsubscribe from.</param>
/// <param name="Choices">The other members: the parameters of the feed.</param>
internal sealed record SocketRequest(string Action, string? Kind, string? Feed, JsonElement Choices)
{
    private const int Depth = 16;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = Depth };
    private const string Example = """{"action":"subscribe","contract":"AAPL"}""";

    /// <summary>Whether the message names an instrument.</summary>
    public bool HasContract => Has("contract") || Has("symbol");

    /// <exception cref="ToolException">The message is invalid.</exception>
    public static SocketRequest Parse(ReadOnlySpan<byte> utf8)
    {
        JsonObject message;
        try
        {
            var reader = new StrictJsonReader(utf8, Depth);
            reader.Read();
            reader.SkipValue();
            message = JsonNode.Parse(utf8, documentOptions: Strict) as JsonObject ?? throw Wrong("a message must be a JSON object");
        }
        catch (Exception broken) when (broken is JsonException or StrictJsonException)
        {
            throw Wrong("a message must be valid JSON");
        }

        var action = Take(message, "action") ?? throw Wrong("action: must be one of subscribe, unsubscribe, list, ping");
        return new SocketRequest(action.ToLowerInvariant(), Take(message, "kind"), Take(message, "feed"), JsonSerializer.SerializeToElement(message));
    }

    private bool Has(string name) => Choices.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static string? Take(JsonObject message, string name)
    {
        if (!message.Remove(name, out var value) || value is null)
            return null;
        return value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : throw Wrong($"{name}: must be a text");
    }

    private static ToolException Wrong(string what) => ToolErrors.InvalidArgument($"{what}; example: {Example}");
}

/// <summary>A WebSocket path and the kinds of feeds that it serves.</summary>
/// <param name="Kinds">The first is the default of a message without a kind.</param>
/// <param name="WithContract">The default of a message with a contract and no kind; null for the first kind.</param>
internal sealed record SocketPath(string Path, AccessScope Scope, IReadOnlyList<FeedKind> Kinds, FeedKind? WithContract = null)
{
    public static readonly IReadOnlyList<SocketPath> All =
    [
        new("/stream/market-data", AccessScope.MarketRead, [FeedKind.Quote, FeedKind.Bars5s, FeedKind.Bars, FeedKind.Ticks, FeedKind.Depth]),
        new(
            "/stream/portfolio", AccessScope.AccountRead,
            [FeedKind.Portfolio, FeedKind.Account, FeedKind.PnL, FeedKind.PnLSingle, FeedKind.Orders, FeedKind.Executions]),
        new("/stream/news", AccessScope.MarketRead, [FeedKind.Bulletins, FeedKind.TickNews, FeedKind.BroadtapeNews], FeedKind.TickNews),
    ];

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
