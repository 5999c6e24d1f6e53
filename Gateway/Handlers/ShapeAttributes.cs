namespace Gateway.Handlers;

/// <summary>
/// The members of this object argument may also be given beside the other arguments, instead of in the object.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrFlatAttribute : Attribute;

/// <summary>This argument and those beside it may also be given together as one object of the given name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrInObjectAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
