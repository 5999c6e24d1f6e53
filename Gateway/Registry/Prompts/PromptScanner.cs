using System.Reflection;
using System.Text.Json;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Completion;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Prompts;

/// <summary>Reads the <see cref="PromptAttribute"/> methods of a toolset's class, once, and makes a descriptor of each.</summary>
/// <param name="instanceOf">Gives the object that a class's prompts are called on, and the sources of completion.</param>
internal sealed class PromptScanner(Func<Type, object> instanceOf, ToolErrorMapper failures)
{
    private readonly CompletionSources _completions = new(instanceOf, failures);

    /// <exception cref="InvalidOperationException">A prompt is not fit to be offered; the message names class, method and parameter.</exception>
    public IEnumerable<PromptDescriptor> Scan(Type toolset) =>
        HandlerMethod.In<PromptAttribute>(toolset).Select(found => Describe(found.Handler, found.Traits));

    private PromptDescriptor Describe(HandlerMethod handler, PromptAttribute traits)
    {
        handler.RequireNothingOfTools("prompt");
        var parameters = handler.Parameters(described: true);
        return new PromptDescriptor
        {
            Name = HandlerNames.Check(traits.Name, "prompt", handler.Place),
            Title = traits.Title,
            Description = handler.Description("prompt", "what it is for"),
            Toolset = handler.Toolset.Name,
            Scope = handler.ScopeOr(traits.Scope),
            Icons = handler.Icons,
            Arguments = [.. parameters.Select(parameter =>
                new PromptArgument(parameter.Name, parameter.Description, parameter.Required, _completions.For(parameter, handler.Place)))],
            Getter = Compile(handler, new PromptGetter(traits.Name, new ArgumentBinder(parameters), failures)),
        };
    }

    private Func<JsonElement, RequestContext, CancellationToken, Task<IReadOnlyList<PromptMessage>>> Compile(HandlerMethod handler, PromptGetter getter)
    {
        var type = ResultShape.Of(handler.Method.ReturnType, handler.Place, "a prompt").Result;
        if (type != typeof(string) && type != typeof(PromptMessage) && !type.IsAssignableTo(typeof(IEnumerable<PromptMessage>)))
            throw new InvalidOperationException($"{handler.Place}: a prompt must return a text, a PromptMessage or a list of them.");
        var bind = typeof(PromptScanner).GetMethod(nameof(BindGetter), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        return (Func<JsonElement, RequestContext, CancellationToken, Task<IReadOnlyList<PromptMessage>>>)bind.Invoke(
            null, [getter, handler.Method, instanceOf(handler.Method.DeclaringType!)])!;
    }

    private static object BindGetter<T>(PromptGetter getter, MethodInfo method, object instance) =>
        getter.For(HandlerCalls.Compile<Task<T>>(method, instance));
}
