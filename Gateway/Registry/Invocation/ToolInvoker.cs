using System.Text.Json.Serialization.Metadata;
using Gateway.Handlers;
using Gateway.Registry.Paging;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Invocation;

/// <summary>Runs a tool: binds the JSON arguments, calls the method and serializes the result; every exception becomes an error.</summary>
/// <param name="bind">Gives the method its arguments.</param>
/// <param name="fit">How the result is cut to its size.</param>
internal sealed class ToolInvoker(string tool, Func<JsonElement, object?[]> bind, AnswerFit fit, HandlerHost host)
{
    public Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> For<TResult>(HandlerCall<Task<TResult>> call)
    {
        var type = TypeOf<TResult>();
        return (arguments, context, cancellationToken) => GuardAsync(
            async () =>
            {
                var values = bind(arguments);
                var asked = fit.Read(values, arguments, host.Limit);
                return Json(fit.Shape(JsonSerializer.SerializeToUtf8Bytes(await call(values, context, cancellationToken), type), asked));
            },
            cancellationToken);
    }

    public Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> ForContent(HandlerCall<Task<ToolContent>> call) =>
        (arguments, context, cancellationToken) => GuardAsync(
            async () => new ToolOutcome(ReadOnlyMemory<byte>.Empty, Error: null)
            {
                Content = await call(bind(arguments), context, cancellationToken),
            },
            cancellationToken);

    public Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> ForStream<TUpdate, TResult>(
        HandlerCall<IAsyncEnumerable<ToolEvent<TUpdate, TResult>>> call)
    {
        var pump = new StreamPump<TUpdate, TResult>(TypeOf<TUpdate>(), TypeOf<TResult>());
        return (arguments, context, cancellationToken) => GuardAsync(
            async () =>
            {
                var values = bind(arguments);
                var asked = fit.Read(values, arguments, host.Limit);
                return Json(fit.Shape(await pump.RunAsync(call(values, context, cancellationToken), context, cancellationToken), asked));
            },
            cancellationToken);
    }

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)ToolJson.Options.GetTypeInfo(typeof(T));

    private static ToolOutcome Json(byte[] result) => new(result, Error: null);

    private async Task<ToolOutcome> GuardAsync(Func<Task<ToolOutcome>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
        {
            return new ToolOutcome(ReadOnlyMemory<byte>.Empty, host.ErrorMapper.Explain(tool, exception));
        }
    }
}

/// <summary>Sends a streaming tool's updates and gaps to its caller and returns its result at the end.</summary>
internal sealed class StreamPump<TUpdate, TResult>(JsonTypeInfo<TUpdate> updateType, JsonTypeInfo<TResult> resultType)
{
    /// <returns>The result as UTF-8 JSON.</returns>
    public async Task<byte[]> RunAsync(IAsyncEnumerable<ToolEvent<TUpdate, TResult>> events, ToolContext context, CancellationToken cancellationToken)
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
