using Gateway.Handlers;

namespace Gateway.Registry.Arguments;

/// <summary>Finds the constructor behind an <see cref="ArgumentGroupAttribute"/>.</summary>
internal static class ArgumentGroups
{
    /// <summary>Null when the type is no group.</summary>
    public static ConstructorInfo? Constructor(Type type) =>
        type.IsDefined(typeof(ArgumentGroupAttribute), inherit: false) ? type.GetConstructors().Single() : null;
}
