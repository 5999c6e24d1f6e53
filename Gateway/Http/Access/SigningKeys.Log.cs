namespace Gateway.Http.Access;

internal sealed partial class SigningKeys
{
    [LoggerMessage(EventIds.SigningKeysRead, LogLevel.Information, "Read {Count} signing key(s) from {Source}.")]
    private partial void LogRead(int count, string source);

    [LoggerMessage(EventIds.SigningKeysUnavailable, LogLevel.Error, "The signing keys cannot be read from {Source}; those known so far hold.")]
    private partial void LogUnavailable(string source, Exception exception);
}
