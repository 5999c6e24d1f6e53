namespace Gateway.Trading;

internal sealed partial class KillSwitch
{
    [LoggerMessage(EventIds.TradingHalted, LogLevel.Warning, "Trading is halted by {Caller}: {Reason}")]
    private partial void LogHalted(string caller, string reason);

    [LoggerMessage(EventIds.TradingResumed, LogLevel.Warning, "Trading is resumed by {Caller}")]
    private partial void LogResumed(string caller);

    [LoggerMessage(EventIds.HaltNotKept, LogLevel.Error, "The halt of trading cannot be written down: a restart would forget it")]
    private partial void LogNotKept(Exception exception);

    [LoggerMessage(EventIds.HaltStillKept, LogLevel.Error, "The end of the halt of trading cannot be written down: trading stays halted")]
    private partial void LogStillKept(Exception exception);
}
