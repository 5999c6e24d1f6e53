using System.Buffers;
using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Registry.Schemas;

namespace Gateway.Feeds;

/// <summary>One numbered entry of a feed, as finished bytes that every reader copies.</summary>
/// <param name="json">The update, as it stands in the line; empty for a gap.</param>
internal sealed class FeedEntry(Feed feed, ReadOnlyMemory<byte> json) : UpdateJson(json)
{
    /// <summary>Null members are not written, so that a reader must not require them.</summary>
    private static readonly JsonSerializerOptions Lenient = new(ToolJson.Options) { RespectRequiredConstructorParameters = false };

    private byte[]? _message;

    /// <summary>From 1, without holes.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>An interruption upstream, told at its place among the updates; null for an update.</summary>
    public UpdateGap? Gap { get; init; }

    /// <summary>How many updates upstream had given up to this one, those included that a newer one replaced before it was taken.</summary>
    public required long Given { get; init; }

    /// <summary>The entry as one JSON object: its type, number, time and data.</summary>
    public required ReadOnlyMemory<byte> Line { get; init; }

    /// <summary>The same with the feed's id, for connections that carry several feeds.</summary>
    public ReadOnlyMemory<byte> Message => Once(ref _message, static entry => ((FeedEntry)entry).Named());

    public JsonElement? Data => Gap is null ? JsonElement.Parse(Json.Span) : null;

    /// <summary>The update as the view that it was serialized from.</summary>
    /// <typeparam name="TView">The view of the feed's kind.</typeparam>
    public TView As<TView>() => JsonSerializer.Deserialize<TView>(Json.Span, Lenient)!;

    /// <summary>Of a quote: "SPY 533.62 x 533.64, last 533.63, +0.84 %". Entries of other kinds are their JSON.</summary>
    protected override string? Summary => Gap is null && feed.Kind.Kind == FeedKind.Quote && feed.Source.Contract is { } contract
        ? QuoteLine.Of(contract, As<QuoteView>())
        : null;

    private byte[] Named()
    {
        var line = Line.Span;
        var place = line.IndexOf((byte)',') + 1;
        return [.. line[..place], .. Encoding.ASCII.GetBytes($"\"feed\":\"{feed.Id}\","), .. line[place..]];
    }
}

/// <summary>Makes the entries of one feed, each with its finished line. Not thread-safe.</summary>
internal sealed class FeedEntryWriter(Feed feed) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = ToolJson.Options.Encoder, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer = new(Stream.Null, Options);
    private long _given;

    public void Dispose() => _writer.Dispose();

    public FeedEntry Write(long seq, DateTimeOffset at, FeedStep step)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        _writer.WriteString("type"u8, step.Gap is null ? "update"u8 : "gap"u8);
        _writer.WriteNumber("seq"u8, seq);
        _writer.WritePropertyName("at"u8);
        JsonSerializer.Serialize(_writer, at, ToolJson.Options);
        _writer.WritePropertyName("data"u8);
        if (step.Gap is { } gap)
            WriteGap(gap.Reason, gap.From, gap.To, gap.Dropped);
        else
            _writer.WriteRawValue(step.Json.Span, skipInputValidation: true);
        _writer.WriteEndObject();
        _writer.Flush();
        ReadOnlyMemory<byte> line = _buffer.WrittenSpan.ToArray();
        _given += step.Gap is null ? step.Conflated + 1 : 0;
        var json = step.Gap is null ? line[^(step.Json.Length + 1)..^1] : default;
        return new FeedEntry(feed, json) { Seq = seq, At = at, Gap = step.Gap, Given = _given, Line = line };
    }

    private void WriteGap(string reason, DateTimeOffset from, DateTimeOffset to, long? dropped)
    {
        _writer.WriteStartObject();
        _writer.WriteString("reason"u8, reason);
        _writer.WriteString("from"u8, from);
        _writer.WriteString("to"u8, to);
        if (dropped is { } count)
            _writer.WriteNumber("dropped"u8, count);
        _writer.WriteEndObject();
    }
}
