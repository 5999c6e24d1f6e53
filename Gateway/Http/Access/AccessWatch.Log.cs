namespace Gateway.Http.Access;

internal sealed partial class AccessWatch
{
    [LoggerMessage(EventIds.TokenEnded, LogLevel.Information, "The token of {Caller} no longer holds, or not for all that it did: ended its streams, {Sessions} session(s), {Tasks} task(s) and {Started} started stream(s).")]
    private partial void LogEnded(string? caller, int sessions, int tasks, int started);
}
