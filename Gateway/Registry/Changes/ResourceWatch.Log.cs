namespace Gateway.Registry.Changes;

internal sealed partial class ResourceWatch
{
    [LoggerMessage(EventIds.WatcherFailed, LogLevel.Warning, "The watcher of {Uri} failed; it begins again in {Wait}")]
    private static partial void LogWatcherFailed(ILogger logger, Exception exception, string uri, TimeSpan wait);

    [LoggerMessage(EventIds.WatcherEnded, LogLevel.Debug, "The watcher of {Uri} has ended of itself")]
    private static partial void LogWatcherEnded(ILogger logger, string uri);

    [LoggerMessage(EventIds.WatcherStopped, LogLevel.Debug, "The watcher of {Uri} was stopped ({Reason})")]
    private static partial void LogWatcherStopped(ILogger logger, string uri, string reason);
}
