using Microsoft.AspNetCore.Connections;

namespace Gateway.Streaming;

/// <summary>Distinguishes reads and writes that failed because the client disconnected from other failures.</summary>
internal static class ClientGone
{
    /// <summary>Kestrel reports a closed connection as a cancellation or as an <see cref="IOException"/>, depending on timing.</summary>
    public static bool Explains(Exception exception) => exception is OperationCanceledException or IOException;

    /// <summary>The same for a whole request. A reset connection may be thrown just before <see cref="HttpContext.RequestAborted"/> fires.</summary>
    public static bool Explains(Exception exception, HttpContext context) =>
        exception is ConnectionResetException or ConnectionAbortedException
        || (context.RequestAborted.IsCancellationRequested && Explains(exception));
}
