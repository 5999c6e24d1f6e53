using Gateway.Handlers.Asking;

namespace Gateway.Registry.Invocation;

/// <summary>Says what of a handler's exceptions is a failure to be told to the client in words.</summary>
internal static class ExceptionFilter
{
    /// <summary>False for what is no failure: the request was cancelled, or the handler ended it on purpose.</summary>
    public static bool IsToBeExplained(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        HandlerExitException => false,
        _ => true,
    };
}
