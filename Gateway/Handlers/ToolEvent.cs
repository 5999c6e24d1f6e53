using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gateway.Handlers;

/// <summary>A hole in a stream of updates, told in band at its place.</summary>
/// <param name="Reason">Why, in words that a user understands.</param>
/// <param name="Dropped">How many updates were dropped; null when nobody can know, as after a reconnect.</param>
public sealed record UpdateGap(string Reason, DateTimeOffset From, DateTimeOffset To, long? Dropped);

/// <summary>What a streaming tool yields: updates and gaps as they come, and last, exactly once, its result.</summary>
public abstract record ToolEvent<TUpdate, TResult>
{
    private ToolEvent()
    {
    }

    public sealed record Update(TUpdate Data) : ToolEvent<TUpdate, TResult>;

    /// <summary>An update whose JSON others are told, too.</summary>
    public sealed record Shared(UpdateJson Data) : ToolEvent<TUpdate, TResult>;

    public sealed record Gap(UpdateGap Data) : ToolEvent<TUpdate, TResult>;

    public sealed record Result(TResult Data) : ToolEvent<TUpdate, TResult>;
}

/// <summary>An update as UTF-8 JSON: made once, however many callers are told of it.</summary>
public class UpdateJson(ReadOnlyMemory<byte> json)
{
    private byte[]? _quoted;

    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The same as a JSON string, for messages that carry it as text.</summary>
    public ReadOnlyMemory<byte> Quoted => Once(ref _quoted, static update =>
        [(byte)'"', .. JsonEncodedText.Encode(update.Json.Span, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"']);

    /// <summary>A further form of the update, made when it is first asked for.</summary>
    /// <remarks>Of two who ask at the same moment both may make it; all get the one that is kept.</remarks>
    private protected ReadOnlyMemory<byte> Once(ref byte[]? form, Func<UpdateJson, byte[]> make) =>
        Volatile.Read(ref form) ?? Interlocked.CompareExchange(ref form, make(this), null) ?? form;
}
