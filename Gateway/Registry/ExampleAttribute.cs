namespace Gateway.Registry;

/// <summary>A value that an argument may have: shown in its schema and in the error when a value is wrong.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExampleAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}
