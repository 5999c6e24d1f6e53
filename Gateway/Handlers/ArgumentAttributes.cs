namespace Gateway.Handlers;

/// <summary>
/// Makes a class a group of arguments that several handlers share: a parameter of its type stands for the parameters of its one constructor,
/// which clients give side by side with the handler's other arguments.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ArgumentGroupAttribute : Attribute;

/// <summary>
/// Asks modern clients to repeat the argument in the header <c>Mcp-Param-{name}</c>, so that proxies can route by it ("x-mcp-header" in the schema).
/// Never for secrets.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HeaderAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The number must be greater than 0.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PositiveAttribute : RangeAttribute
{
    public PositiveAttribute() : base(0.0, double.MaxValue) => MinimumIsExclusive = true;
}

/// <summary>
/// The argument is accepted and documented, but left out of the schema in tools/list: it is an alternative spelling of another one.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UnlistedAttribute : Attribute;

/// <summary>The text is a list with commas; a JSON list of texts or numbers is joined by them.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CommasAttribute : Attribute;

/// <summary>
/// On a parameter whose type is an argument group: lists these members of the group, which are <see cref="UnlistedAttribute"/> elsewhere.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ListsAttribute(params string[] members) : Attribute
{
    public IReadOnlyList<string> Members { get; } = members;
}
