using System.Reflection;
using System.Runtime.CompilerServices;
using Gateway.Handlers;
using Gateway.Registry.Completion;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Resources;

/// <summary>Reads the <see cref="ResourceAttribute"/> methods of a toolset's class, once, and makes a descriptor of each.</summary>
/// <param name="instanceOf">Gives the object that a class's resources are read from, and the sources of completion.</param>
internal sealed class ResourceScanner(Func<Type, object> instanceOf, ToolErrorMapper failures)
{
    private readonly CompletionSources _completions = new(instanceOf, failures);

    /// <exception cref="InvalidOperationException">A resource is not fit to be offered; the message names class, method and parameter.</exception>
    public IEnumerable<ResourceDescriptor> Scan(Type toolset) =>
        HandlerMethod.In<ResourceAttribute>(toolset).Select(found => Describe(found.Handler, found.Traits));

    private ResourceDescriptor Describe(HandlerMethod handler, ResourceAttribute traits)
    {
        handler.RequireNothingOfTools("resource");
        var template = TemplateOf(traits.Uri, handler.Place);
        var parameters = handler.Parameters(described: false);
        var arguments = new ResourceArguments(template, parameters, handler.Place);
        var shape = ResultShape.Of(handler.Method.ReturnType, handler.Place, "a resource");
        return new ResourceDescriptor
        {
            Uri = traits.Uri,
            IsTemplate = template.Variables.Count > 0,
            Toolset = handler.Toolset.Name,
            Scope = handler.ScopeOr(traits.Scope),
            Description = handler.Description("resource", "what it tells"),
            Traits = traits,
            Icons = handler.Icons,
            Completions = (from parameter in parameters
                           let source = _completions.For(parameter, handler.Place)
                           where source is not null
                           select KeyValuePair.Create(parameter.Name, source)).ToDictionary(),
            Reader = CompileReader(handler, shape, new ResourceReader(arguments, traits.MimeType, failures)),
            Watcher = traits.Watch is null ? null : CompileWatcher(handler, traits.Watch, template),
        };
    }

    private static UriTemplate TemplateOf(string uri, string place)
    {
        try
        {
            var template = UriTemplate.Parse(uri);
            return Uri.TryCreate(uri.Replace("{", null, StringComparison.Ordinal).Replace("}", null, StringComparison.Ordinal), UriKind.Absolute, out _)
                ? template
                : throw new FormatException("it must be absolute");
        }
        catch (FormatException wrong)
        {
            throw new InvalidOperationException($"{place}: the URI '{uri}' is not fit: {wrong.Message}; example: test://item/{{id}}.", wrong);
        }
    }

    private Func<string, RequestContext, CancellationToken, Task<IReadOnlyList<ResourceContents>?>> CompileReader(
        HandlerMethod handler, ResultShape shape, ResourceReader reader)
    {
        if (shape.Update is not null)
            throw new InvalidOperationException($"{handler.Place}: a resource returns what it holds now; what changes is told by its Watch method.");
        var bind = typeof(ResourceScanner).GetMethod(nameof(BindReader), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(shape.Result);
        return (Func<string, RequestContext, CancellationToken, Task<IReadOnlyList<ResourceContents>?>>)bind.Invoke(
            null, [reader, handler.Method, instanceOf(handler.Method.DeclaringType!)])!;
    }

    private static object BindReader<T>(ResourceReader reader, MethodInfo method, object instance) =>
        reader.For(HandlerCalls.Compile<Task<T>>(method, instance));

    private Func<string, CancellationToken, IAsyncEnumerable<object?>> CompileWatcher(HandlerMethod handler, string name, UriTemplate template)
    {
        var owner = handler.Method.DeclaringType!;
        var place = $"{owner.Name}.{name}";
        var method = owner.GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            ?? throw new InvalidOperationException($"{handler.Place}: there is no method {name} to watch the resource.");
        if (!method.ReturnType.IsGenericType || method.ReturnType.GetGenericTypeDefinition() != typeof(IAsyncEnumerable<>))
            throw new InvalidOperationException($"{place}: a Watch method must return IAsyncEnumerable<T>.");
        if (Array.Find(method.GetParameters(), parameter => typeof(RequestContext).IsAssignableFrom(parameter.ParameterType)) is { } context)
            throw new InvalidOperationException($"{place}.{context.Name}: a Watch method serves all subscribers and has no context.");
        var arguments = new ResourceArguments(template, new HandlerMethod(method, handler.Toolset, place).Parameters(described: false), place);
        var bind = typeof(ResourceScanner).GetMethod(nameof(BindWatcher), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType.GenericTypeArguments[0]);
        return (Func<string, CancellationToken, IAsyncEnumerable<object?>>)bind.Invoke(null, [arguments, method, instanceOf(owner)])!;
    }

    private static object BindWatcher<T>(ResourceArguments arguments, MethodInfo method, object instance)
    {
        var call = HandlerCalls.Compile<IAsyncEnumerable<T>>(method, instance);
        Func<string, CancellationToken, IAsyncEnumerable<object?>> watch = (uri, cancellationToken) =>
            Boxed(call(arguments.Bind(uri), null, cancellationToken), cancellationToken);
        return watch;
    }

    private static async IAsyncEnumerable<object?> Boxed<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken))
            yield return item;
    }
}
