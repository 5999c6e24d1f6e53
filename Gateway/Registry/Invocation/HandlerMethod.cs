using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Schemas;

namespace Gateway.Registry.Invocation;

/// <summary>A handler method with the metadata that is read in the same way for tools, resources and prompts.</summary>
/// <param name="Place">"Class.Method", for errors at the start.</param>
internal sealed record HandlerMethod(MethodInfo Method, ToolsetAttribute Toolset, string Place)
{
    public IReadOnlyList<IconAttribute> Icons => [.. Method.GetCustomAttributes<IconAttribute>()];

    /// <summary>The methods of the class that carry the attribute.</summary>
    public static IEnumerable<(HandlerMethod Handler, TAttribute Traits)> In<TAttribute>(Type toolset)
        where TAttribute : Attribute
    {
        var set = toolset.GetCustomAttribute<ToolsetAttribute>()!;
        foreach (var method in toolset.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
        {
            if (method.GetCustomAttribute<TAttribute>() is { } traits)
                yield return (new HandlerMethod(method, set, $"{toolset.Name}.{method.Name}"), traits);
        }
    }

    /// <summary>The scope of the method, or else that of its toolset.</summary>
    public AccessScope ScopeOr(AccessScope own) => own == AccessScope.None ? Toolset.Scope : own;

    /// <exception cref="InvalidOperationException">There is no description.</exception>
    public string Description(string kind, string advice)
    {
        var text = Method.GetCustomAttribute<DescriptionAttribute>()?.Description;
        return string.IsNullOrWhiteSpace(text)
            ? throw new InvalidOperationException($"{Place}: the {kind} needs a [Description] that says {advice}.")
            : text;
    }

    /// <summary>The parameters that the client supplies, in the order of the method.</summary>
    /// <param name="described">Whether each needs a description.</param>
    /// <param name="terms">Describe those that have no description of their own; null for none.</param>
    /// <exception cref="InvalidOperationException">A parameter is not fit to be an argument.</exception>
    public IReadOnlyList<HandlerParameter> Parameters(bool described, SharedTerms? terms = null) =>
        [.. Method.GetParameters()
            .Where(parameter => !HandlerCalls.Supplies(parameter))
            .SelectMany(parameter => ArgumentGroups.Constructor(parameter.ParameterType) is { } group
                ? MembersOf(group, parameter, described, terms)
                : [HandlerParameter.Of(parameter, Place, described, terms)])];

    private HandlerParameter[] MembersOf(ConstructorInfo group, ParameterInfo parameter, bool described, SharedTerms? terms)
    {
        var listed = parameter.GetCustomAttribute<ListsAttribute>()?.Members ?? [];
        var members = group.GetParameters().Select(member => HandlerParameter.Of(member, Place, described, terms)).ToArray();
        return listed.FirstOrDefault(name => members.All(member => member.Name != name)) is { } unknown
            ? throw new InvalidOperationException($"{Place}.{parameter.Name}: [Lists] names {unknown}, which the group does not have.")
            : [.. members.Select(member => listed.Contains(member.Name) ? member with { Listed = true } : member)];
    }

    /// <summary>Refuses features that only tools have: ToolContext, arguments in headers, a hand-written schema.</summary>
    /// <exception cref="InvalidOperationException">The method has one of them.</exception>
    public void RequireNothingOfTools(string kind)
    {
        if (Method.IsDefined(typeof(InputSchemaAttribute)))
            throw new InvalidOperationException($"{Place}: only tools have an [InputSchema], no {kind}.");
        if (Array.Find(Method.GetParameters(), parameter => parameter.IsDefined(typeof(HeaderAttribute))) is { } marked)
            throw new InvalidOperationException($"{Place}.{marked.Name}: only a tool's argument can have a [Header], no {kind}'s.");
        if (Array.Find(Method.GetParameters(), parameter => parameter.ParameterType == typeof(ToolContext)) is { } parameter)
            throw new InvalidOperationException($"{Place}.{parameter.Name}: only tools have a ToolContext; a {kind} takes a RequestContext.");
    }
}
