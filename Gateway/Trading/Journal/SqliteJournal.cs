using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Tws.Api.Orders;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>The journal on the disk: <c>journal.db</c> in the data directory, or in memory where there is none.</summary>
/// <remarks>
/// It is opened, checked and counted up (<see cref="Epoch"/>) by the constructor, which never throws: a journal that cannot be used refuses orders
/// and says why (<see cref="Fault"/>). One that could not be opened stays so until the next start, because nothing is known of earlier orders; one
/// that cannot be written is tried again with every order and every second.
/// </remarks>
internal sealed partial class SqliteJournal : IOrderJournal, IReadinessCheck, IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock;
    private readonly ILogger<SqliteJournal> _logger;
    private readonly string _path;
    private readonly JournalQueue _queue = new();
    private readonly JournalFile? _file;
    private readonly JournalWriter? _writer;
    private readonly ITimer? _retry;
    private readonly ITimer? _pruning;
    private volatile JournalFault? _fault;
    private bool _isDisposed;

    /// <param name="data">The lock of the folder; null where the folder is the test's own.</param>
    public SqliteJournal(TradingOptions options, TimeProvider clock, ILogger<SqliteJournal> logger, DataDirectory? data = null)
    {
        (_clock, _logger) = (clock, logger);
        _path = options.Folder is { } folder ? Path.Combine(folder, JournalFile.Name) : TradingOptions.InMemory;
        try
        {
            if (data?.Problem is { } problem)
                throw new IOException(problem);
            _file = JournalFile.Open(options.Folder);
            Epoch = _file.Read(connection => (int)JournalSchema.Number(connection, "SELECT value FROM meta WHERE key = 'epoch'"));
        }
        catch (Exception failure) when (JournalFile.IsUnavailable(failure))
        {
            _file?.Dispose();
            _file = null;
            Fail(failure, isFinal: true);
            return;
        }
        var pruning = new JournalPruning(() => _clock.GetUtcNow().AddDays(-options.JournalDays));
        _writer = new JournalWriter(_file, _queue, pruning, Ended);
        _writer.Start();
        _retry = clock.CreateTimer(_ => _queue.Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _pruning = clock.CreateTimer(_ => _queue.RequestPruning(), null, PruneEvery, PruneEvery);
        _queue.RequestPruning();
    }

    /// <summary>Counts the starts of the gateway on this journal: an order id means one order within a client id and an epoch.</summary>
    public int Epoch { get; }

    /// <summary>Why it takes no orders; null while it does.</summary>
    public JournalFault? Fault => _fault;

    string? IReadinessCheck.Problem => _fault?.Text;

    string? IReadinessCheck.PublicProblem => _fault?.Short;

    public async Task RecordAsync(IReadOnlyList<JournalOrder> orders)
    {
        if (_fault is { IsFinal: true } lasting)
            throw new JournalUnavailableException(lasting.Text);
        var rows = orders.Select(OrderRow.Of).ToList();
        try
        {
            if (!await _queue.Record(orders, (statements, transaction) => rows.ForEach(row => statements.Write(row, Epoch, transaction))))
                throw new JournalUnavailableException("The gateway is stopping: the order journal is closed.");
        }
        catch (Exception failure) when (failure is not JournalUnavailableException)
        {
            throw new JournalUnavailableException(JournalFault.Of(_path, failure, isFinal: false).Text, failure);
        }
    }

    /// <summary>An order without a reference is not kept.</summary>
    public void Note(JournalOrder order)
    {
        if (OrderRow.KeyOf(order) is { } key)
            _queue.Note(JournalQueue.SlotOf(key), order, (statements, transaction) => statements.Write(OrderRow.Of(order), Epoch, transaction));
    }

    public void Note(ExecutionEntry fill) =>
        _queue.Note("fill " + fill.Execution.ExecId, null, (statements, transaction) => statements.Write(fill, _clock.GetUtcNow(), transaction));

    /// <summary>Stores a value of another room next to the orders, soon.</summary>
    public void NoteValue(string key, string value) =>
        _queue.Note("value " + key, null, (statements, transaction) => statements.Write(key, value, transaction));

    /// <exception cref="JournalUnavailableException">It cannot be read: whether there is such an order is not known, so none is sent.</exception>
    public JournalOrder? Find(string orderRef) => _queue.Find(orderRef) ?? Read(
        connection => JournalQueries.Find(connection, orderRef),
        _ => throw new JournalUnavailableException((_fault ?? new JournalFault(_path, "it is closed", IsFinal: true, IsDamage: false)).Text));

    public IReadOnlyList<JournalOrder> Unfinished() => Read(JournalQueries.Unfinished, _ => []);

    public IReadOnlyList<ExecutionEntry> Fills(DateTimeOffset since) => Read(connection => JournalQueries.Fills(connection, since), _ => []);

    public int HighestOrderId(int clientId) => Read(connection => JournalQueries.HighestOrderId(connection, clientId), _ => 0);

    /// <summary>A value of <see cref="NoteValue"/>; null when there is none or it cannot be read.</summary>
    public string? Value(string key) => Read(connection => JournalQueries.Value(connection, key), _ => null);

    /// <summary>Reads with the connection. A file that turns out to be damaged refuses orders from then on.</summary>
    /// <param name="otherwise">What is the answer when the journal cannot be read.</param>
    public T Read<T>(Func<SqliteConnection, T> work, Func<Exception?, T> otherwise)
    {
        if (_file is null || _isDisposed)
            return otherwise(null);
        try
        {
            return _file.Read(work);
        }
        catch (Exception failure) when (JournalFile.IsUnavailable(failure))
        {
            Fail(failure, isFinal: false);
            return otherwise(failure);
        }
    }

    /// <summary>Runs a transaction of its own, such as one of maintenance.</summary>
    public void Write(Action<SqliteConnection, SqliteTransaction> work) => _file!.Write(work);

    /// <summary>Ends when all that was noted before is written, or could not be.</summary>
    public Task FlushAsync() => _queue.Record([], (_, _) => { });

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _retry?.Dispose();
        _pruning?.Dispose();
        _writer?.Dispose();
        _file?.Dispose();
    }

    private void Ended(Exception? failure)
    {
        if (failure is not null)
        {
            Fail(failure, isFinal: false);
            _retry?.Change(RetryAfter, Timeout.InfiniteTimeSpan);
        }
        else if (_fault is { IsFinal: false })
        {
            _fault = null;
            LogWrittenAgain(_path);
        }
    }

    private void Fail(Exception failure, bool isFinal)
    {
        if (_fault is { IsFinal: true })
            return;
        var isNew = _fault is null;
        _fault = JournalFault.Of(_path, failure, isFinal);
        if (isNew || _fault.IsFinal)
            LogUnavailable(_fault.Text, failure);
    }

    [LoggerMessage(EventIds.JournalUnavailable, LogLevel.Error, "{Problem}")]
    private partial void LogUnavailable(string problem, Exception exception);

    [LoggerMessage(EventIds.JournalWrittenAgain, LogLevel.Warning, "The order journal {Path} can be written again: orders are taken")]
    private partial void LogWrittenAgain(string path);
}
