using Gateway.Access;
using Gateway.Feeds.Kinds;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Registry.Invocation;
using Gateway.Registry.Schemas;
using Gateway.Tws.Model;

namespace Gateway.Feeds;

/// <summary>Every kind of feed, by its name; read once from the methods with a <see cref="FeedAttribute"/>.</summary>
internal sealed class FeedCatalog
{
    private const string ContractField = "contract";

    private readonly Dictionary<FeedKind, FeedDescriptor> _kinds;
    private readonly Dictionary<string, FeedDescriptor> _names;

    /// <param name="instanceOf">Gives the object that a class's feeds are prepared on.</param>
    public FeedCatalog(Func<Type, object> instanceOf)
    {
        _kinds = Classes.SelectMany(type => In(type, instanceOf)).ToDictionary(found => found.Kind);
        _names = _kinds.Values.ToDictionary(found => found.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The classes that hold feeds.</summary>
    public static IReadOnlyList<Type> Classes { get; } =
        [.. typeof(FeedCatalog).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(QuoteFeeds).Namespace && FeedMethods(type).Any())
            .OrderBy(type => type.Name, StringComparer.Ordinal)];

    public IReadOnlyList<FeedDescriptor> All => [.. _kinds.Values.OrderBy(found => found.Kind)];

    /// <exception cref="ToolException">There is no such kind.</exception>
    public FeedDescriptor this[FeedKind kind] => _kinds.TryGetValue(kind, out var found)
        ? found
        : throw ToolErrors.InvalidArgument($"kind: must be one of {string.Join(", ", All.Select(one => one.Name))}; got '{kind}'; example: quote");

    /// <summary>Null when there is no kind of this name.</summary>
    public FeedDescriptor? Find(string name) => _names.GetValueOrDefault(name);

    /// <summary>Validates the options and resolves the contract. Nothing is subscribed yet.</summary>
    /// <param name="contract">The contract beside the options; null when the options name it, or there is none.</param>
    /// <param name="options">An object; or nothing.</param>
    /// <exception cref="ToolException">The caller lacks the scope, or a choice is missing, unknown or wrong.</exception>
    public static Task<FeedSource> PrepareAsync(
        FeedDescriptor kind, Caller caller, Contract? contract, JsonElement options, CancellationToken cancellationToken)
    {
        Demand(kind, caller);
        var values = kind.Binder.Bind(options);
        if (contract is not null)
        {
            var place = kind.Parameters.Select(parameter => parameter.Name).ToList().IndexOf(ContractField);
            if (place < 0)
                throw ToolErrors.InvalidArgument($"{ContractField}: must be absent for kind {kind.Name}; example: {{\"kind\":\"{kind.Name}\"}}");
            values[place] = new ContractInput(contract);
        }
        return kind.Prepare(values, null, cancellationToken);
    }

    /// <exception cref="ToolException">The caller lacks the scope.</exception>
    public static void Demand(FeedDescriptor kind, Caller caller)
    {
        if (!caller.May(kind.Scope))
            throw ToolErrors.Refused(AccessScopes.Insufficient, caller.Lacks(kind.Scope, $"kind {kind.Name}"), AccessScopes.InsufficientHint);
    }

    private static IEnumerable<MethodInfo> FeedMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.IsDefined(typeof(FeedAttribute)));

    private static IEnumerable<FeedDescriptor> In(Type type, Func<Type, object> instanceOf) =>
        from method in FeedMethods(type)
        let traits = method.GetCustomAttribute<FeedAttribute>()!
        let handler = new HandlerMethod(method, new ToolsetAttribute("streams", traits.Scope), $"{type.Name}.{method.Name}")
        select new FeedDescriptor(
            traits,
            EnumName<FeedKind>.Of(traits.Kind),
            handler.Description("feed", "the content of its entries"),
            handler.Parameters(described: true),
            new Lazy<IReadOnlyList<string>>(() => [.. ToolJson.Options.GetTypeInfo(traits.View).Properties.Select(property => property.Name)]),
            HandlerCalls.Of<Task<FeedSource>>(method, instanceOf(type)));
}
