using System.Text.Json;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Prompts;

/// <summary>
/// Runs a prompt: binds the JSON arguments, calls the method and wraps the result as messages; every exception becomes a <see cref="ToolException"/>.
/// </summary>
internal sealed class PromptGetter(string prompt, ArgumentBinder binder, ToolErrorMapper errorMapper)
{
    public Func<JsonElement, RequestContext, CancellationToken, Task<IReadOnlyList<PromptMessage>>> For<T>(HandlerCall<Task<T>> call) =>
        async (arguments, context, cancellationToken) =>
        {
            try
            {
                return Messages(await call(binder.Bind(arguments), context, cancellationToken));
            }
            catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
            {
                throw new ToolException(errorMapper.Explain(prompt, exception));
            }
        };

    private static IReadOnlyList<PromptMessage> Messages(object? result) => result switch
    {
        string text => [PromptMessage.FromUser(text)],
        PromptMessage one => [one],
        IEnumerable<PromptMessage> several => [.. several],
        _ => throw new InvalidOperationException("The prompt gave no message."),
    };
}
