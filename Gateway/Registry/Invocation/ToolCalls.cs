using System.Linq.Expressions;
using System.Reflection;

namespace Gateway.Registry.Invocation;

/// <summary>Compiles a tool's method into one delegate, so that a call needs no reflection.</summary>
internal static class ToolCalls
{
    /// <param name="instance">The object to call; fixed for the life of the tool.</param>
    public static ToolCall<T> Compile<T>(MethodInfo method, object instance)
    {
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var context = Expression.Parameter(typeof(ToolContext), "context");
        var cancellation = Expression.Parameter(typeof(CancellationToken), "cancellationToken");
        var next = 0;
        var values = method.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(ToolContext) ? context
            : parameter.ParameterType == typeof(CancellationToken) ? (Expression)cancellation
            : Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(next++)), parameter.ParameterType)).ToArray();
        var call = Expression.Call(method.IsStatic ? null : Expression.Constant(instance), method, values);
        return Expression.Lambda<ToolCall<T>>(Shape<T>(call), arguments, context, cancellation).Compile();
    }

    /// <summary>Makes a task of a result that is none, or that is a ValueTask.</summary>
    private static MethodCallExpression Shape<T>(MethodCallExpression call)
    {
        if (typeof(T).IsAssignableFrom(call.Type))
            return call;
        if (call.Type.IsGenericType && call.Type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            return Expression.Call(call, nameof(ValueTask<>.AsTask), Type.EmptyTypes);
        return Expression.Call(typeof(Task), nameof(Task.FromResult), [call.Type], call);
    }
}
