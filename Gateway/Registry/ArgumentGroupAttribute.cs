namespace Gateway.Registry;

/// <summary>
/// Makes a class a group of arguments that several handlers share: a parameter of its type stands for the parameters of its one constructor,
/// which clients give side by side with the handler's other arguments.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ArgumentGroupAttribute : Attribute;
