using System.Text.Json;
using Gateway.Handlers;
using Gateway.Registry.Invocation;
using Gateway.Registry.Schemas;
using Gateway.Text;

namespace Gateway.Registry.Resources;

/// <summary>
/// Reads a resource: binds the variables of the URI, calls the method and wraps the result as contents; every exception becomes a
/// <see cref="ToolException"/>.
/// </summary>
internal sealed class ResourceReader(ResourceArguments arguments, string mimeType, ToolErrorMapper errorMapper)
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
                throw new ToolException(errorMapper.Explain(UntrustedText.Show(uri), exception));
            }
        };

    private IReadOnlyList<ResourceContents>? Contents(string uri, object? result, Type type) => result switch
    {
        null => null,
        ResourceContents one => [one],
        IEnumerable<ResourceContents> several => [.. several],
        string text => [ResourceContents.OfText(uri, mimeType, text)],
        _ => [ResourceContents.OfText(uri, mimeType, JsonSerializer.Serialize(result, ToolJson.Options.GetTypeInfo(type)))],
    };
}
