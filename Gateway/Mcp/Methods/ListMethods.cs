using System.Buffers.Text;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Methods;

/// <summary>A list method: lets every caller in, and answers with a page of the entries that the caller may see.</summary>
internal abstract class ListMethod<T>(string name, McpOptions options) : IMcpMethod
{
    public string Name => name;

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => null;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var page = ListCursor.Page(request, VisibleTo(request.Caller), NameOf, options.PageSize);
        return new(Result(page, Caching.Of(request), request));
    }

    /// <summary>The entries that the caller may see, in a stable order.</summary>
    protected abstract IReadOnlyList<T> VisibleTo(Caller caller);

    /// <summary>The unique name of an entry, which the cursor of a page holds.</summary>
    protected abstract string NameOf(T entry);

    protected abstract McpResult Result(ListPage<T> page, Caching caching, McpRequest request);
}

/// <summary>The entries of one page.</summary>
/// <param name="Start">The index of the first entry in the whole list.</param>
/// <param name="Next">The cursor of the next page; null after the last.</param>
internal sealed record ListPage<T>(int Start, T[] Entries, string? Next);

/// <summary>prompts/list: the prompts that the caller may get, by name.</summary>
internal sealed class ListPromptsMethod(IPromptRegistry registry, McpOptions options) : ListMethod<PromptDescriptor>("prompts/list", options)
{
    protected override IReadOnlyList<PromptDescriptor> VisibleTo(Caller caller) => [.. registry.Prompts.Where(prompt => caller.May(prompt.Scope))];

    protected override string NameOf(PromptDescriptor entry) => entry.Name;

    protected override McpResult Result(ListPage<PromptDescriptor> page, Caching caching, McpRequest request) =>
        new ListPromptsResult([.. page.Entries.Select(prompt => Prompt.From(prompt, request.Version))], page.Next, caching.TtlMs, caching.Scope);
}

/// <summary>resources/list: the resources with a fixed URI that the caller may read, then the live resources of the caller.</summary>
internal sealed class ListResourcesMethod(IResourceRegistry registry, IEnumerable<ILiveResources> live, McpOptions options)
    : ListMethod<ResourceDescriptor>("resources/list", options)
{
    protected override IReadOnlyList<ResourceDescriptor> VisibleTo(Caller caller) =>
    [
        .. registry.Resources.Where(resource => caller.May(resource.Scope)),
        .. live.SelectMany(source => source.For(caller)).Where(resource => registry.Resources.All(one => one.Uri != resource.Uri)),
    ];

    protected override string NameOf(ResourceDescriptor entry) => entry.Uri;

    protected override McpResult Result(ListPage<ResourceDescriptor> page, Caching caching, McpRequest request) =>
        new ListResourcesResult(
            [.. page.Entries.Select(resource => Resource.From(resource, request.Version))], page.Next, caching.TtlMs, caching.Scope);
}

/// <summary>resources/templates/list: the resource templates that the caller may read, by URI template.</summary>
internal sealed class ListResourceTemplatesMethod(IResourceRegistry registry, McpOptions options)
    : ListMethod<ResourceDescriptor>("resources/templates/list", options)
{
    protected override IReadOnlyList<ResourceDescriptor> VisibleTo(Caller caller) =>
        [.. registry.Templates.Where(template => caller.May(template.Scope))];

    protected override string NameOf(ResourceDescriptor entry) => entry.Uri;

    protected override McpResult Result(ListPage<ResourceDescriptor> page, Caching caching, McpRequest request) =>
        new ListResourceTemplatesResult(
            [.. page.Entries.Select(template => ResourceTemplate.From(template, request.Version))], page.Next, caching.TtlMs, caching.Scope);
}

/// <summary>The cursor of a list method: opaque to clients, and valid across restarts because it holds the name of the page's last entry.</summary>
internal static class ListCursor
{
    private const string Prefix = "after:";

    /// <summary>Returns the requested page.</summary>
    /// <param name="nameOf">The unique name of an entry.</param>
    /// <exception cref="McpException">The cursor is invalid (-32602).</exception>
    public static ListPage<T> Page<T>(McpRequest request, IReadOnlyList<T> all, Func<T, string> nameOf, int pageSize)
    {
        var start = Resolve(request.Param("cursor"u8), all, nameOf);
        T[] page = [.. all.Skip(start).Take(pageSize)];
        return new ListPage<T>(start, page, start + page.Length < all.Count ? After(nameOf(page[^1])) : null);
    }

    private static string After(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Prefix + last));

    /// <returns>The index of the page's first entry; an absent or empty cursor is the beginning.</returns>
    private static int Resolve<T>(JsonElement cursor, IReadOnlyList<T> all, Func<T, string> nameOf)
    {
        if (cursor.ValueKind == JsonValueKind.Undefined)
            return 0;
        var text = cursor.ValueKind == JsonValueKind.String ? cursor.GetString()! : throw Invalid();
        if (text.Length == 0)
            return 0;
        var decoded = new byte[text.Length];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, decoded, out var length))
            throw Invalid();
        var place = Encoding.UTF8.GetString(decoded, 0, length);
        for (var i = 0; i < all.Count && place.StartsWith(Prefix, StringComparison.Ordinal); i++)
        {
            if (place.AsSpan(Prefix.Length).SequenceEqual(nameOf(all[i])))
                return i + 1;
        }

        throw Invalid();
    }

    private static McpException Invalid() =>
        McpException.InvalidParams("The parameter \"cursor\" must be an unchanged nextCursor of this list; leave it out for the first page.");
}
