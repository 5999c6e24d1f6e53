using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Mcp.Protocol;
using Gateway.Registry.Schemas;

namespace Gateway.Http.Live;

/// <summary>The messages to readers of feeds: one JSON object, as a line or a WebSocket message.</summary>
/// <remarks>With the feed's id where one connection carries several feeds.</remarks>
internal static class FeedLines
{
    /// <summary>The first message of a stream: its feed, and the number of its latest entry.</summary>
    /// <param name="type">"open", or "subscribed" on a socket.</param>
    public static ReadOnlyMemory<byte> Open(string type, Feed feed) => NdjsonLine.Of(type, writer => WriteFeed(writer, feed));

    /// <summary>A gap: entries that this reader has lost.</summary>
    /// <param name="dropped">The number of lost entries; null when it is unknown.</param>
    public static ReadOnlyMemory<byte> Missed(string reason, long? dropped, DateTimeOffset now, Feed? named = null) => NdjsonLine.Of("gap", writer =>
    {
        if (named is not null)
            writer.WriteString("feed"u8, named.Id);
        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, new UpdateGap(reason, now, now, dropped), McpJsonContext.Default.UpdateGap);
    });

    /// <param name="action">The action that the client requested; null for an error without a request.</param>
    public static ReadOnlyMemory<byte> Error(ToolError error, Feed? named = null, string? action = null) => NdjsonLine.Of("error", writer =>
    {
        if (named is not null)
            writer.WriteString("feed"u8, named.Id);
        if (action is not null)
            writer.WriteString("action"u8, action);
        NdjsonLine.WriteError(writer, error);
    });

    public static ReadOnlyMemory<byte> Unsubscribed(string feed) => NdjsonLine.Of("unsubscribed", writer => writer.WriteString("feed"u8, feed));

    public static ReadOnlyMemory<byte> Pong() => NdjsonLine.Of("pong", _ => { });

    public static ReadOnlyMemory<byte> List(IEnumerable<Feed> feeds) => NdjsonLine.Of("list", writer =>
    {
        writer.WriteStartArray("subscriptions"u8);
        foreach (var feed in feeds)
        {
            writer.WriteStartObject();
            WriteFeed(writer, feed);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static void WriteFeed(Utf8JsonWriter writer, Feed feed)
    {
        writer.WriteString("feed"u8, feed.Id);
        writer.WriteString("kind"u8, feed.Kind.Name);
        writer.WriteString("state"u8, JsonNamingPolicy.SnakeCaseLower.ConvertName(feed.State.ToString()));
        writer.WriteNumber("lastSeq"u8, feed.LastSeq);
        if (feed.Source.Account is { } account)
            writer.WriteString("account"u8, account);
        if (feed.Source.Contract is { } contract)
        {
            writer.WritePropertyName("contract"u8);
            JsonSerializer.Serialize(writer, contract, ToolJson.Options.GetTypeInfo(typeof(ContractInfo)));
        }
    }
}
