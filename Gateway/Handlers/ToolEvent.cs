using System.Text.Encodings.Web;

namespace Gateway.Handlers;

/// <summary>A gap in a stream of updates, sent at its place among them.</summary>
/// <param name="Reason">The reason, in words that a user understands.</param>
/// <param name="Dropped">How many updates were dropped; null when it is unknown, as after a reconnect.</param>
public sealed record UpdateGap(string Reason, DateTimeOffset From, DateTimeOffset To, long? Dropped);

/// <summary>An event of a streaming tool: any number of updates and gaps, then exactly one result.</summary>
public abstract record ToolEvent<TUpdate, TResult>
{
    private ToolEvent()
    {
    }

    public sealed record Update(TUpdate Data) : ToolEvent<TUpdate, TResult>;

    /// <summary>An update whose JSON is shared with other callers.</summary>
    public sealed record Shared(UpdateJson Data) : ToolEvent<TUpdate, TResult>;

    public sealed record Gap(UpdateGap Data) : ToolEvent<TUpdate, TResult>;

    public sealed record Result(TResult Data) : ToolEvent<TUpdate, TResult>;
}

/// <summary>An update as UTF-8 JSON, serialized once for all callers that get it.</summary>
public class UpdateJson(ReadOnlyMemory<byte> json)
{
    private byte[]? _said;

    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The line for people as a JSON string; of an update without one its JSON as text.</summary>
    public ReadOnlyMemory<byte> Said => Once(
        ref _said, static update => Quote(update.Summary is { } line ? Encoding.UTF8.GetBytes(line) : update.Json.Span));

    /// <summary>The update in one line for people; null for none.</summary>
    protected virtual string? Summary => null;

    /// <summary>A text as a JSON string.</summary>
    public static byte[] Quote(ReadOnlySpan<byte> text) =>
        [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];

    /// <summary>Another form of the update, created at its first use.</summary>
    /// <remarks>Concurrent callers may both create it; all get the one that is kept.</remarks>
    private protected ReadOnlyMemory<byte> Once(ref byte[]? form, Func<UpdateJson, byte[]> make) =>
        Volatile.Read(ref form) ?? Interlocked.CompareExchange(ref form, make(this), null) ?? form;
}
