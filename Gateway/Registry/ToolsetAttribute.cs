namespace Gateway.Registry;

/// <summary>Marks a class whose methods become tools, resources and prompts; names their toolset and the scope that a caller needs for them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ToolsetAttribute(string name, AccessScope scope) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Holds for every method that names no scope of its own.</summary>
    public AccessScope Scope { get; } = scope;
}
