namespace Gateway.Registry.Changes;

internal sealed partial class ChangeFeed
{
    [LoggerMessage(EventIds.ChangeReaderFailed, LogLevel.Error, "{Reader} failed to take note of a change")]
    private partial void LogReaderFailed(IChangeReader reader, Exception exception);

    [LoggerMessage(EventIds.WatchNotEnded, LogLevel.Error, "The watch of {Uri} did not end well")]
    private partial void LogWatchNotEnded(Exception exception, string uri);
}
