namespace Gateway.Trading;

internal sealed partial class KillSwitch
{
    [LoggerMessage(EventIds.TradingHalted, LogLevel.Warning, "Trading is halted by {Caller}: {Reason}")]
    private partial void LogHalted(string caller, string reason);

    [LoggerMessage(EventIds.TradingResumed, LogLevel.Warning, "Trading is resumed by {Caller}")]
    private partial void LogResumed(string caller);
}
