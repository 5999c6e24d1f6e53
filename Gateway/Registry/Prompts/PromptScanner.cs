using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Completion;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Prompts;

/// <summary>Reads the <see cref="PromptAttribute"/> methods of a toolset's class.</summary>
internal static class PromptScanner
{
    /// <exception cref="InvalidOperationException">A prompt is not fit to be offered; the message names class, method and parameter.</exception>
    public static IEnumerable<HandlerBinding<PromptDescriptor>> Scan(Type toolset) =>
        HandlerMethod.In<PromptAttribute>(toolset).Select(found => Describe(found.Handler, found.Traits));

    private static HandlerBinding<PromptDescriptor> Describe(HandlerMethod handler, PromptAttribute traits)
    {
        handler.RequireNothingOfTools("prompt");
        var parameters = handler.Parameters(described: true);
        var completions = parameters.Select(parameter => CompletionSources.For(parameter, handler.Place)).ToList();
        var name = HandlerNames.Check(traits.Name, "prompt", handler.Place);
        var description = handler.Description("prompt", "what it is for");
        var result = ResultOf(handler);
        var binder = new ArgumentBinder(parameters);
        var owner = handler.Method.DeclaringType!;
        return host => new PromptDescriptor
        {
            Name = name,
            Title = traits.Title,
            Description = description,
            Toolset = handler.Toolset.Name,
            Scope = handler.ScopeOr(traits.Scope),
            Icons = handler.Icons,
            Arguments = [.. parameters.Zip(completions, (parameter, completion) =>
                new PromptArgument(parameter.Name, parameter.Description, parameter.Required, completion?.Invoke(host)))],
            Getter = GetterOf(handler.Method, host.InstanceOf(owner), new PromptGetter(traits.Name, binder, host.ErrorMapper), result),
        };
    }

    private static Type ResultOf(HandlerMethod handler)
    {
        var type = ResultShape.Of(handler.Method.ReturnType, handler.Place, "a prompt").Result;
        return type == typeof(string) || type == typeof(PromptMessage) || type.IsAssignableTo(typeof(IEnumerable<PromptMessage>))
            ? type
            : throw new InvalidOperationException($"{handler.Place}: a prompt must return a text, a PromptMessage or a list of them.");
    }

    /// <summary>The code that is generic over the result type is created at the first call.</summary>
    private static Func<JsonElement, RequestContext, CancellationToken, Task<IReadOnlyList<PromptMessage>>> GetterOf(
        MethodInfo method, object instance, PromptGetter getter, Type result)
    {
        var bound = new Lazy<Func<JsonElement, RequestContext, CancellationToken, Task<IReadOnlyList<PromptMessage>>>>(() =>
        {
            var bind = typeof(PromptScanner).GetMethod(nameof(BindGetter), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result);
            return (Func<JsonElement, RequestContext, CancellationToken, Task<IReadOnlyList<PromptMessage>>>)bind.Invoke(
                null, [getter, method, instance])!;
        });
        return (arguments, context, cancellationToken) => bound.Value(arguments, context, cancellationToken);
    }

    private static object BindGetter<T>(PromptGetter getter, MethodInfo method, object instance) =>
        getter.For(HandlerCalls.Of<Task<T>>(method, instance));
}

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
