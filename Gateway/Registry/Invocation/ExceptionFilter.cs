using Gateway.Handlers.Asking;

namespace Gateway.Registry.Invocation;

/// <summary>Decides which exceptions of a handler become an error for the client.</summary>
internal static class ExceptionFilter
{
    /// <summary>False when the request was cancelled or the handler ended it on purpose.</summary>
    public static bool IsToBeExplained(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        HandlerExitException => false,
        _ => true,
    };
}
