using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gateway.Handlers;

namespace Gateway.Registry.Invocation;

/// <summary>Sends a streaming tool's updates and gaps to its caller and returns its result at the end.</summary>
internal sealed class StreamPump<TUpdate, TResult>(JsonTypeInfo<TUpdate> updateType, JsonTypeInfo<TResult> resultType)
{
    /// <returns>The result as UTF-8 JSON.</returns>
    public async Task<byte[]> RunAsync(
        IAsyncEnumerable<ToolEvent<TUpdate, TResult>> events, ToolContext context, CancellationToken cancellationToken)
    {
        var sequence = 0L;
        byte[]? result = null;
        await foreach (var step in events.WithCancellation(cancellationToken))
        {
            switch (step)
            {
                case ToolEvent<TUpdate, TResult>.Update update:
                    await context.UpdateAsync(
                        ++sequence, new UpdateJson(JsonSerializer.SerializeToUtf8Bytes(update.Data, updateType)), cancellationToken);
                    break;
                case ToolEvent<TUpdate, TResult>.Shared update:
                    await context.UpdateAsync(++sequence, update.Data, cancellationToken);
                    break;
                case ToolEvent<TUpdate, TResult>.Gap gap:
                    await context.GapAsync(gap.Data, cancellationToken);
                    break;
                case ToolEvent<TUpdate, TResult>.Result end:
                    result = JsonSerializer.SerializeToUtf8Bytes(end.Data, resultType);
                    break;
            }
        }
        return result ?? throw new InvalidOperationException("The streaming tool ended without a result.");
    }
}
