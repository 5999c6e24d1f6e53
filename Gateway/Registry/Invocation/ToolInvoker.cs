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
        return async (arguments, context, cancellationToken) =>
        {
            try
            {
                var values = bind(arguments);
                var asked = fit.Read(values, arguments, host.Limit);
                var result = await call(values, context, cancellationToken);
                return Outcome(fit.Shape(JsonSerializer.SerializeToUtf8Bytes(result, type), asked), result as IToolSummary);
            }
            catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
            {
                return Explained(exception);
            }
        };
    }

    public Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> ForContent(HandlerCall<Task<ToolContent>> call) =>
        async (arguments, context, cancellationToken) =>
        {
            try
            {
                return new ToolOutcome(ReadOnlyMemory<byte>.Empty, Error: null) { Content = await call(bind(arguments), context, cancellationToken) };
            }
            catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
            {
                return Explained(exception);
            }
        };

    public Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> ForStream<TUpdate, TResult>(
        HandlerCall<IAsyncEnumerable<ToolEvent<TUpdate, TResult>>> call)
    {
        var pump = new StreamPump<TUpdate, TResult>(TypeOf<TUpdate>(), TypeOf<TResult>());
        return async (arguments, context, cancellationToken) =>
        {
            try
            {
                var values = bind(arguments);
                var asked = fit.Read(values, arguments, host.Limit);
                var (json, result) = await pump.RunAsync(call(values, context, cancellationToken), context, cancellationToken);
                return Outcome(fit.Shape(json, asked), result as IToolSummary);
            }
            catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
            {
                return Explained(exception);
            }
        };
    }

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)ToolJson.Options.GetTypeInfo(typeof(T));

    private static ToolOutcome Outcome(byte[] json, IToolSummary? said) =>
        new(json, Error: null) { Summary = said?.Summary, Failed = said is { Failed: true } };

    private ToolOutcome Explained(Exception exception) => new(ReadOnlyMemory<byte>.Empty, host.ErrorMapper.Explain(tool, exception));
}

/// <summary>Sends a streaming tool's updates and gaps to its caller and returns its result at the end.</summary>
internal sealed class StreamPump<TUpdate, TResult>(JsonTypeInfo<TUpdate> updateType, JsonTypeInfo<TResult> resultType)
{
    /// <returns>The result, also as UTF-8 JSON.</returns>
    public async Task<(byte[] Json, TResult Result)> RunAsync(
        IAsyncEnumerable<ToolEvent<TUpdate, TResult>> events, ToolContext context, CancellationToken cancellationToken)
    {
        var sequence = 0L;
        (byte[] Json, TResult Result)? result = null;
        await foreach (var step in events.WithCancellation(cancellationToken))
        {
            switch (step)
            {
                case ToolEvent<TUpdate, TResult>.Update update:
                    await context.UpdateAsync(
                        ++sequence, new SaidUpdate(JsonSerializer.SerializeToUtf8Bytes(update.Data, updateType), update.Data as IToolSummary),
                        cancellationToken);
                    break;
                case ToolEvent<TUpdate, TResult>.Shared update:
                    await context.UpdateAsync(++sequence, update.Data, cancellationToken);
                    break;
                case ToolEvent<TUpdate, TResult>.Gap gap:
                    await context.GapAsync(gap.Data, cancellationToken);
                    break;
                case ToolEvent<TUpdate, TResult>.Result end:
                    result = (JsonSerializer.SerializeToUtf8Bytes(end.Data, resultType), end.Data);
                    break;
            }
        }
        return result ?? throw new InvalidOperationException("The streaming tool ended without a result.");
    }

    /// <summary>An update with its line for people.</summary>
    private sealed class SaidUpdate(ReadOnlyMemory<byte> json, IToolSummary? said) : UpdateJson(json)
    {
        protected override string? Summary => said?.Summary;
    }
}
