using System.Threading.Channels;
using Gateway.Telemetry;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;

namespace Gateway.Trading.Audit;

/// <summary>Writes one line into the audit log for each fill that TWS reports, with the caller whose order it is.</summary>
internal sealed partial class AuditedFills(TwsClient client, AuditLog log, IOrderJournal journal, ILogger<AuditedFills> logger) : BackgroundService
{
    private const int Most = 10_000;

    private readonly Channel<ExecutionEntry> _fills = Channel.CreateBounded<ExecutionEntry>(
        new BoundedChannelOptions(Most) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        client.Orders.Executed += Note;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        client.Orders.Executed -= Note;
        _fills.Writer.TryComplete(); // those that wait are still written
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var fill in _fills.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                log.AppendFill(fill.Execution.ExecId, CallerOf(fill), fill.Execution.OrderRef is { Length: > 0 } key ? key : null, Describe(fill));
            }
            catch (Exception failure) when (TradingStore.IsUnwritable(failure))
            {
                LogNotWritten(fill.Execution.ExecId, failure);
            }
        }
    }

    private static string Describe(ExecutionEntry fill) => string.Create(
        CultureInfo.InvariantCulture,
        $"{fill.Execution.Side} {fill.Execution.Shares} {fill.Contract.Symbol} {fill.Contract.SecType} at {fill.Execution.Price}, account "
        + $"{fill.Execution.AcctNumber}, order {fill.Execution.OrderId} of client {fill.Execution.ClientId}, permId {fill.Execution.PermId}, "
        + $"execution {fill.Execution.ExecId} of {fill.Execution.Time}");

    /// <summary>Called on the read loop.</summary>
    private void Note(ExecutionEntry fill)
    {
        if (!_fills.Writer.TryWrite(fill))
            LogNotWritten(fill.Execution.ExecId, exception: null);
    }

    private string CallerOf(ExecutionEntry fill)
    {
        try
        {
            return journal.Find(fill.Execution.OrderRef) is { } order ? order.Origin.Caller ?? "this machine" : "TWS";
        }
        catch (JournalUnavailableException)
        {
            return "TWS";
        }
    }

    [LoggerMessage(EventIds.AuditFillMissing, LogLevel.Error, "The audit log cannot be written: the fill {ExecId} is missing")]
    private partial void LogNotWritten(string execId, Exception? exception);
}
