using Microsoft.AspNetCore.Connections;

namespace Gateway.Streaming;

/// <summary>Tells a read or write that failed because the client left from one that failed because of us.</summary>
internal static class ClientGone
{
    /// <summary>Kestrel reports a closed connection as a cancellation or as an <see cref="IOException"/>, by the moment.</summary>
    public static bool Explains(Exception exception) => exception is OperationCanceledException or IOException;

    /// <summary>The same for a whole request. A reset connection may be thrown just before <see cref="HttpContext.RequestAborted"/> fires.</summary>
    public static bool Explains(Exception exception, HttpContext context) =>
        exception is ConnectionResetException or ConnectionAbortedException
        || (context.RequestAborted.IsCancellationRequested && Explains(exception));
}
