using Gateway.Handlers;

namespace Gateway.Registry;

/// <summary>The types in a handler's return type: its result and, for a streaming tool, its updates.</summary>
internal sealed record ResultShape(Type Result, Type? Update)
{
    /// <exception cref="InvalidOperationException">The method returns nothing.</exception>
    public static ResultShape Of(Type type, string place, string kind = "a tool")
    {
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
            throw new InvalidOperationException($"{place}: {kind} must return a result.");
        if (!type.IsGenericType)
            return new ResultShape(type, Update: null);
        var definition = type.GetGenericTypeDefinition();
        var inner = type.GenericTypeArguments[0];
        if (definition == typeof(Task<>) || definition == typeof(ValueTask<>))
            return new ResultShape(inner, Update: null);
        if (definition != typeof(IAsyncEnumerable<>))
            return new ResultShape(type, Update: null);
        return inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(ToolEvent<,>)
            ? new ResultShape(inner.GenericTypeArguments[1], inner.GenericTypeArguments[0])
            : throw new InvalidOperationException($"{place}: a streaming tool must return IAsyncEnumerable<ToolEvent<TUpdate, TResult>>.");
    }
}
