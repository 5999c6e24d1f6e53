namespace Gateway.Registry.Arguments;

/// <summary>Gives a class its own way to be an argument: the <see cref="ArgumentType"/> that describes and reads it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ArgumentFormatAttribute(Type format) : Attribute
{
    public Type Format { get; } = format;
}
