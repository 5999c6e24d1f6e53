namespace Gateway.Registry;

/// <summary>Marks a class whose <see cref="ToolAttribute"/> methods become tools, and names the toolset that they belong to.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ToolsetAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
