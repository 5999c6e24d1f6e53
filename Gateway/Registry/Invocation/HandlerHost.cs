using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Registry.Invocation;

/// <summary>What one host lends to the handlers that all hosts of the process share: its objects, and its words for failures.</summary>
/// <param name="InstanceOf">Gives the object that a class's handlers are called on, and the sources of completion.</param>
internal sealed record HandlerHost(Func<Type, object> InstanceOf, ToolErrorMapper Failures)
{
    /// <summary>For documentation: objects without anything in them, on which no call is of use.</summary>
    public static HandlerHost Empty { get; } = new(RuntimeHelpers.GetUninitializedObject, new ToolErrorMapper(NullLogger<ToolErrorMapper>.Instance, []));
}

/// <summary>A handler as it was scanned, without objects: gives the descriptor that calls a host's own.</summary>
internal delegate T HandlerBinding<out T>(HandlerHost host);
