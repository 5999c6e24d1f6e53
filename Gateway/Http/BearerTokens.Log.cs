namespace Gateway.Http;

internal sealed partial class BearerTokens
{
    [LoggerMessage(EventIds.TokensReloaded, LogLevel.Information, "Read {Count} token(s) from {File}.")]
    private partial void LogReloaded(int count, string file);

    [LoggerMessage(EventIds.TokenFileUnreadable, LogLevel.Error, "The token file {File} cannot be read; no token is accepted until it can.")]
    private partial void LogUnreadable(string file, Exception exception);
}
