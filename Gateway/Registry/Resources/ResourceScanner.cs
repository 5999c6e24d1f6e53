using System.Runtime.CompilerServices;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Completion;
using Gateway.Registry.Invocation;
using Gateway.Registry.Paging;
using Gateway.Registry.Schemas;
using Gateway.Text;

namespace Gateway.Registry.Resources;

/// <summary>Reads the <see cref="ResourceAttribute"/> methods of a toolset's class.</summary>
internal static class ResourceScanner
{
    /// <exception cref="InvalidOperationException">A resource is not fit to be offered; the message names class, method and parameter.</exception>
    public static IEnumerable<HandlerBinding<ResourceDescriptor>> Scan(Type toolset) =>
        HandlerMethod.In<ResourceAttribute>(toolset).Select(found => Describe(found.Handler, found.Traits));

    private static HandlerBinding<ResourceDescriptor> Describe(HandlerMethod handler, ResourceAttribute traits)
    {
        handler.RequireNothingOfTools("resource");
        var template = TemplateOf(traits.Uri, handler.Place);
        var parameters = handler.Parameters(described: false);
        var arguments = new ResourceArguments(template, parameters, handler.Place);
        var result = ResultOf(handler);
        var watcher = traits.Watch is not null ? WatcherOf(handler, traits.Watch, template) : DeclaredWatcher(handler, parameters, arguments);
        var description = handler.Description("resource", "what it contains");
        var completions = parameters.Select(parameter => (parameter.Name, Source: CompletionSources.For(parameter, handler.Place))).ToList();
        var owner = handler.Method.DeclaringType!;
        return host => new ResourceDescriptor
        {
            Uri = traits.Uri,
            IsTemplate = template.Variables.Count > 0,
            Toolset = handler.Toolset.Name,
            Scope = handler.ScopeOr(traits.Scope),
            Description = description,
            Traits = traits,
            Icons = handler.Icons,
            Completions = completions.Where(one => one.Source is not null).ToDictionary(one => one.Name, one => one.Source!(host)),
            Reader = ReaderOf(handler.Method, host.InstanceOf(owner), new ResourceReader(arguments, traits.MimeType, host), result),
            Watcher = watcher?.Invoke(host),
        };
    }

    private static UriTemplate TemplateOf(string uri, string place)
    {
        try
        {
            var template = UriTemplate.Parse(uri);
            return Uri.TryCreate(
                uri.Replace("{", null, StringComparison.Ordinal).Replace("}", null, StringComparison.Ordinal), UriKind.Absolute, out _)
                ? template
                : throw new FormatException("it must be absolute");
        }
        catch (FormatException wrong)
        {
            throw new InvalidOperationException($"{place}: the URI '{uri}' is not fit: {wrong.Message}; example: test://item/{{id}}.", wrong);
        }
    }

    private static Type ResultOf(HandlerMethod handler)
    {
        var shape = ResultShape.Of(handler.Method.ReturnType, handler.Place, "a resource");
        return shape.Update is null
            ? shape.Result
            : throw new InvalidOperationException(
                $"{handler.Place}: a resource returns its current content; its Watch method reports changes.");
    }

    /// <summary>The code that is generic over the result type is created at the first call.</summary>
    private static Func<string, RequestContext, CancellationToken, Task<IReadOnlyList<ResourceContents>?>> ReaderOf(
        MethodInfo method, object instance, ResourceReader reader, Type result)
    {
        var bound = new Lazy<Func<string, RequestContext, CancellationToken, Task<IReadOnlyList<ResourceContents>?>>>(() =>
        {
            var bind = typeof(ResourceScanner).GetMethod(nameof(BindReader), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result);
            return (Func<string, RequestContext, CancellationToken, Task<IReadOnlyList<ResourceContents>?>>)bind.Invoke(
                null, [reader, method, instance])!;
        });
        return (uri, context, cancellationToken) => bound.Value(uri, context, cancellationToken);
    }

    private static object BindReader<T>(ResourceReader reader, MethodInfo method, object instance) =>
        reader.For(HandlerCalls.Of<Task<T>>(method, instance));

    private static HandlerBinding<Func<string, CancellationToken, IAsyncEnumerable<object?>>>? DeclaredWatcher(
        HandlerMethod handler, IReadOnlyList<HandlerParameter> parameters, ResourceArguments arguments)
    {
        if (handler.Method.GetCustomAttribute<WatchedAttribute>() is not { } watched)
            return null;
        return host =>
        {
            var watcher = host.InstanceOf(watched.Watcher);
            return (uri, cancellationToken) => watched.WatchAsync(
                watcher, arguments.Bind(uri).Zip(parameters).ToDictionary(pair => pair.Second.Name, pair => pair.First), cancellationToken);
        };
    }

    private static HandlerBinding<Func<string, CancellationToken, IAsyncEnumerable<object?>>> WatcherOf(
        HandlerMethod handler, string name, UriTemplate template)
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
        return host =>
        {
            var instance = host.InstanceOf(owner);
            var bound = new Lazy<Func<string, CancellationToken, IAsyncEnumerable<object?>>>(() =>
            {
                var bind = typeof(ResourceScanner).GetMethod(nameof(BindWatcher), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(method.ReturnType.GenericTypeArguments[0]);
                return (Func<string, CancellationToken, IAsyncEnumerable<object?>>)bind.Invoke(null, [arguments, method, instance])!;
            });
            return (uri, cancellationToken) => bound.Value(uri, cancellationToken);
        };
    }

    private static object BindWatcher<T>(ResourceArguments arguments, MethodInfo method, object instance)
    {
        var call = HandlerCalls.Of<IAsyncEnumerable<T>>(method, instance);
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

/// <summary>
/// Reads a resource: binds the variables of the URI, calls the method and wraps the result as contents; every exception becomes a
/// <see cref="ToolException"/>.
/// </summary>
internal sealed class ResourceReader(ResourceArguments arguments, string mimeType, HandlerHost host)
{
    public Func<string, RequestContext, CancellationToken, Task<IReadOnlyList<ResourceContents>?>> For<T>(HandlerCall<Task<T>> call) =>
        async (uri, context, cancellationToken) =>
        {
            try
            {
                return Contents(uri, await call(arguments.Bind(uri), context, cancellationToken), typeof(T));
            }
            catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
            {
                throw new ToolException(host.ErrorMapper.Explain(UntrustedText.Show(uri), exception));
            }
        };

    private IReadOnlyList<ResourceContents>? Contents(string uri, object? result, Type type) => result switch
    {
        null => null,
        ResourceContents one => [one],
        IEnumerable<ResourceContents> several => [.. several],
        string text => [ResourceContents.OfText(uri, mimeType, text)],
        _ => [ResourceContents.OfText(uri, mimeType, Json(result, type))],
    };

    /// <summary>The object as JSON that keeps to the size of answers.</summary>
    private string Json(object result, Type type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(result, ToolJson.Options.GetTypeInfo(type));
        return Encoding.UTF8.GetString(json.Length <= host.Limit.Bytes ? json : JsonCut.Fit(json, host.Limit.Bytes, asks: false));
    }
}
