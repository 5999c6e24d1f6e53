using Gateway.Configuration;
using Gateway.Telemetry;

namespace Gateway.Trading.Audit;

/// <summary>Keeps the audit log within its days and its size: at the start and every hour.</summary>
internal sealed partial class AuditRetention(AuditLog log, TradingOptions options, TimeProvider clock, ILogger<AuditRetention> logger)
    : BackgroundService
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await log.PruneAsync(clock.GetUtcNow().AddDays(-options.AuditDays), options.AuditMegabytes * Megabyte);
            }
            catch (Exception failure) when (TradingStore.IsUnwritable(failure))
            {
                LogNotPruned(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventIds.AuditNotPruned, LogLevel.Warning, "Old lines of the audit log cannot be removed")]
    private partial void LogNotPruned(Exception exception);
}
