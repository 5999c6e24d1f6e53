using System.Runtime.CompilerServices;
using Gateway.Registry.Paging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Registry.Invocation;

/// <summary>What one host provides to handlers, which all hosts of the process share: the objects to call, and the error mapper.</summary>
/// <param name="InstanceOf">Gives the object that a class's handlers are called on, and the sources of completion.</param>
/// <param name="Limit">The size of answers.</param>
internal sealed record HandlerHost(Func<Type, object> InstanceOf, ToolErrorMapper ErrorMapper, AnswerLimit Limit)
{
    /// <summary>For documentation: uninitialized objects, whose handlers cannot be called.</summary>
    public static HandlerHost Empty { get; } = new(
        RuntimeHelpers.GetUninitializedObject, new ToolErrorMapper(NullLogger<ToolErrorMapper>.Instance, []), AnswerLimit.None);
}

/// <summary>Binds a scanned handler to a host: returns the descriptor that calls the host's object.</summary>
internal delegate T HandlerBinding<out T>(HandlerHost host);
