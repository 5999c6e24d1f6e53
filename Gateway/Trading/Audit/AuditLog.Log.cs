namespace Gateway.Trading.Audit;

internal sealed partial class AuditLog
{
    [LoggerMessage(EventIds.AuditFailed, LogLevel.Error, "The audit log cannot be written: {Tool} {Event} of {Caller} is not in it")]
    private partial void LogNotWritten(string tool, string @event, string caller, Exception exception);
}
