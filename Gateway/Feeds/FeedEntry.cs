using System.Text.Json;
using Gateway.Tws.Api;

namespace Gateway.Feeds;

/// <summary>One numbered entry of a feed.</summary>
/// <param name="Seq">From 1, without holes.</param>
/// <param name="Json">The update; empty for a gap.</param>
/// <param name="Gap">An interruption upstream, told at its place among the updates; null for an update.</param>
internal sealed record FeedEntry(long Seq, DateTimeOffset At, ReadOnlyMemory<byte> Json, StreamGap? Gap)
{
    public JsonElement? Data => Gap is null ? JsonElement.Parse(Json.Span) : null;
}
