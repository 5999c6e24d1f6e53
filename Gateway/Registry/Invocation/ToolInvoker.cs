using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gateway.Registry.Arguments;
using Gateway.Registry.Asking;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Invocation;

/// <summary>The way from JSON arguments to JSON result: bind, call, serialize; every exception becomes an error.</summary>
internal sealed class ToolInvoker(string tool, ArgumentBinder binder, ToolFailures failures)
{
    private static readonly JsonSerializerOptions Json = ToolJson.Options;

    public Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> For<TResult>(ToolCall<Task<TResult>> call)
    {
        var type = TypeOf<TResult>();
        return (arguments, context, cancellationToken) => GuardAsync(
            async () => JsonSerializer.SerializeToUtf8Bytes(
                await call(binder.Bind(arguments), context, cancellationToken), type),
            cancellationToken);
    }

    public Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> ForStream<TUpdate, TResult>(
        ToolCall<IAsyncEnumerable<ToolEvent<TUpdate, TResult>>> call)
    {
        var pump = new StreamPump<TUpdate, TResult>(TypeOf<TUpdate>(), TypeOf<TResult>());
        return (arguments, context, cancellationToken) => GuardAsync(
            () => pump.RunAsync(call(binder.Bind(arguments), context, cancellationToken), context, cancellationToken),
            cancellationToken);
    }

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T));

    private async Task<ToolOutcome> GuardAsync(Func<Task<byte[]>> run, CancellationToken cancellationToken)
    {
        try
        {
            return new ToolOutcome(await run(), Error: null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (HandlerExitException)
        {
            throw;
        }
#pragma warning disable CA1031 // The border: whatever went wrong becomes an error that the client can read.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new ToolOutcome(ReadOnlyMemory<byte>.Empty, failures.Explain(tool, exception));
        }
    }
}
