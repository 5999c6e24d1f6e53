namespace Gateway.Http.Access;

internal sealed partial class BearerTokens
{
    [LoggerMessage(EventIds.TokensReloaded, LogLevel.Information, "Read {Count} token(s) from {File}.")]
    private partial void LogReloaded(int count, string file);

    [LoggerMessage(EventIds.TokenFileUnreadable, LogLevel.Error, "The token file {File} cannot be read; none of its tokens is accepted until it can.")]
    private partial void LogUnreadable(string file, Exception exception);

    [LoggerMessage(EventIds.TokenLineRefused, LogLevel.Error, "{File}, {Fault}. The line lets nobody in; the others hold.")]
    private partial void LogBadLine(string file, string fault);
}
