using System.Collections.Concurrent;
using System.Linq.Expressions;
using Gateway.Handlers;
using Gateway.Registry.Arguments;

namespace Gateway.Registry.Invocation;

/// <summary>Compiles a handler's method into one delegate when it is first called, once a process, so that a call needs no reflection.</summary>
internal static class HandlerCalls
{
    private static readonly ConcurrentDictionary<(MethodInfo Method, Type Result), object> Compiled = new();

    /// <summary>True for a parameter that the gateway supplies instead of the client.</summary>
    public static bool Supplies(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || typeof(RequestContext).IsAssignableFrom(parameter.ParameterType);

    /// <param name="instance">The object to call; fixed for the life of the handler.</param>
    public static HandlerCall<T> Of<T>(MethodInfo method, object instance)
    {
        var code = CodeOf<T>(method);
        return (arguments, context, cancellationToken) => code.Value(instance, arguments, context, cancellationToken);
    }

    /// <summary>Whether the method has been called in this process.</summary>
    public static bool IsCompiled<T>(MethodInfo method) => CodeOf<T>(method).IsValueCreated;

    private static Lazy<UnboundCall<T>> CodeOf<T>(MethodInfo method) =>
        (Lazy<UnboundCall<T>>)Compiled.GetOrAdd((method, typeof(T)), static key => new Lazy<UnboundCall<T>>(() => Compile<T>(key.Method)));

    private static UnboundCall<T> Compile<T>(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var context = Expression.Parameter(typeof(RequestContext), "context");
        var cancellation = Expression.Parameter(typeof(CancellationToken), "cancellationToken");
        var next = 0;
        Expression Next(Type type) => Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(next++)), type);
        var values = method.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(CancellationToken) ? (Expression)cancellation
            : Supplies(parameter) ? Expression.Convert(context, parameter.ParameterType)
            : ArgumentGroups.Constructor(parameter.ParameterType) is { } group
                ? Expression.New(group, group.GetParameters().Select(member => Next(member.ParameterType)).ToArray())
            : Next(parameter.ParameterType)).ToArray();
        var call = Expression.Call(method.IsStatic ? null : Expression.Convert(instance, method.DeclaringType!), method, values);
        return Expression.Lambda<UnboundCall<T>>(Shape<T>(call), instance, arguments, context, cancellation).Compile();
    }

    /// <summary>Converts a plain result or a ValueTask to a Task.</summary>
    private static MethodCallExpression Shape<T>(MethodCallExpression call)
    {
        if (typeof(T).IsAssignableFrom(call.Type))
            return call;
        if (call.Type.IsGenericType && call.Type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            return Expression.Call(call, nameof(ValueTask<>.AsTask), Type.EmptyTypes);
        return Expression.Call(typeof(Task), nameof(Task.FromResult), [call.Type], call);
    }
}

/// <summary>The method of a tool, resource or prompt with its object, ready to be called.</summary>
/// <typeparam name="T">A task of the result, or the stream of a streaming tool.</typeparam>
/// <param name="arguments">One value a parameter, without context and cancellation token.</param>
/// <param name="context">A <see cref="ToolContext"/> where the method takes one; null where there is no client to send messages to.</param>
internal delegate T HandlerCall<out T>(object?[] arguments, RequestContext? context, CancellationToken cancellationToken);

/// <summary>The same without the object, so that one delegate serves every host of the process.</summary>
/// <param name="instance">The object to call; null for a static method.</param>
internal delegate T UnboundCall<out T>(object? instance, object?[] arguments, RequestContext? context, CancellationToken cancellationToken);
