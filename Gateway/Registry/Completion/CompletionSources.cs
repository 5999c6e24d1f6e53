using System.Reflection;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Completion;

/// <summary>Finds what completes an argument: the source that it names, or the choices of its type.</summary>
internal sealed class CompletionSources(Func<Type, object> instanceOf, ToolFailures failures)
{
    public static IEnumerable<Type> In(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICompletionSource))
            && type != typeof(FixedCompletion) && type != typeof(GuardedCompletion));

    /// <summary>Null when nothing can be proposed.</summary>
    /// <exception cref="InvalidOperationException">The named class is no source.</exception>
    public ICompletionSource? For(HandlerParameter parameter, string place)
    {
        if (parameter.CompletionSource is not { } type)
            return parameter.Type.Choices is { Count: > 0 } choices ? new FixedCompletion(choices) : null;
        return type.IsAssignableTo(typeof(ICompletionSource))
            ? new GuardedCompletion((ICompletionSource)instanceOf(type), $"{place}.{parameter.Name}", failures)
            : throw new InvalidOperationException($"{place}.{parameter.Name}: [Completion] names {type.Name}, which is no ICompletionSource.");
    }
}
