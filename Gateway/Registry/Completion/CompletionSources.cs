using System.Reflection;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Completion;

/// <summary>Finds what completes an argument: the source that it names, or the choices of its type.</summary>
internal sealed class CompletionSources(Func<Type, object> instanceOf, ToolErrorMapper failures)
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

/// <summary>Proposes from a list that never changes, such as the names of a choice.</summary>
internal sealed class FixedCompletion(IReadOnlyList<string> values) : ICompletionSource
{
    public ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        new([.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
}

/// <summary>A source whose failures are told as every handler's are: a client must not take "could not be asked" for "there is none".</summary>
internal sealed class GuardedCompletion(ICompletionSource source, string place, ToolErrorMapper failures) : ICompletionSource
{
    /// <exception cref="ToolException">The source failed.</exception>
    public async ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        try
        {
            return await source.CompleteAsync(typed, known, cancellationToken);
        }
        catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
        {
            throw new ToolException(failures.Explain(place, exception));
        }
    }
}
