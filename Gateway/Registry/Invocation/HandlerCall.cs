namespace Gateway.Registry.Invocation;

/// <summary>The method of a tool, resource or prompt with its object, ready to be called.</summary>
/// <typeparam name="T">A task of the result, or the stream of a streaming tool.</typeparam>
/// <param name="arguments">One value a parameter, without context and cancellation token.</param>
/// <param name="context">A <see cref="ToolContext"/> where the method asks for one; null where nobody is there to be told anything.</param>
internal delegate T HandlerCall<out T>(object?[] arguments, RequestContext? context, CancellationToken cancellationToken);
