namespace Gateway.Registry.Invocation;

/// <summary>A tool's method with its object, ready to be called.</summary>
/// <typeparam name="T">A task of the result, or the stream of a streaming tool.</typeparam>
/// <param name="arguments">One value a parameter, without context and cancellation token.</param>
internal delegate T ToolCall<out T>(object?[] arguments, ToolContext context, CancellationToken cancellationToken);
