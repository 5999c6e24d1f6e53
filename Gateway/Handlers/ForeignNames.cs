namespace Gateway.Handlers;

/// <summary>Names the class that lists other programs' names of the arguments of an assembly's handlers.</summary>
/// <param name="table">A class with a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ForeignNamesAttribute(Type table) : Attribute
{
    public Type Table { get; } = table;
}

/// <summary>Other programs' names of arguments. They are not accepted: an error for an unknown name says which argument is meant.</summary>
public interface IForeignNames
{
    /// <summary>
    /// Each argument with its other names, separated by spaces; case, hyphens and underscores do not count. A name with a question mark is
    /// meant only where no other argument of the tool has it; a name without one may mean several.
    /// </summary>
    IReadOnlyList<(string Argument, string Names)> All { get; }
}
