using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Completion;

/// <summary>Finds the completion source of an argument: the class that it names, or the choices of its type.</summary>
internal static class CompletionSources
{
    /// <summary>Whether the class is a source that toolsets can name.</summary>
    public static bool IsSource(Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICompletionSource))
        && type != typeof(FixedCompletion) && type != typeof(GuardedCompletion);

    /// <summary>Creates the source for each host; null when the argument has no completion.</summary>
    /// <exception cref="InvalidOperationException">The named class is no source.</exception>
    public static HandlerBinding<ICompletionSource>? For(HandlerParameter parameter, string place)
    {
        if (parameter.CompletionSource is not { } type)
        {
            if (parameter.Type.Choices is not { Count: > 0 } choices)
                return null;
            var fixedChoices = new FixedCompletion(choices);
            return _ => fixedChoices;
        }
        return type.IsAssignableTo(typeof(ICompletionSource))
            ? host => new GuardedCompletion((ICompletionSource)host.InstanceOf(type), $"{place}.{parameter.Name}", host.ErrorMapper)
            : throw new InvalidOperationException($"{place}.{parameter.Name}: [Completion] names {type.Name}, which is no ICompletionSource.");
    }
}

/// <summary>Completes from a fixed list, such as the names of a choice.</summary>
internal sealed class FixedCompletion(IReadOnlyList<string> values) : ICompletionSource
{
    public ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        new([.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
}

/// <summary>Wraps a source so that its exceptions become errors for the client, which must not mistake a failure for an empty list.</summary>
internal sealed class GuardedCompletion(ICompletionSource source, string place, ToolErrorMapper errorMapper) : ICompletionSource
{
    /// <exception cref="ToolException">The source failed.</exception>
    public async ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        try
        {
            return await source.CompleteAsync(typed, known, cancellationToken);
        }
        catch (Exception exception) when (ExceptionFilter.IsToBeExplained(exception, cancellationToken))
        {
            throw new ToolException(errorMapper.Explain(place, exception));
        }
    }
}
