namespace Gateway.Streaming;

/// <summary>Tells a write that failed because the client left from one that failed because of us.</summary>
internal static class ClientGone
{
    /// <summary>Kestrel reports a closed connection as a cancellation or as an <see cref="IOException"/>, by the moment.</summary>
    public static bool Explains(Exception exception) => exception is OperationCanceledException or IOException;
}
