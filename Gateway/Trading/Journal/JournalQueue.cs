using Gateway.Tws.Api.Orders;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>
/// What waits to be written into the journal. All that waits is one batch, so that a burst of orders shares one write to the disk. Of several notes
/// about one order only the newest is kept: the memory that a slow disk costs is bounded by the number of orders.
/// </summary>
internal sealed class JournalQueue
{
    private const int MostNotes = 100_000;

    private readonly object _gate = new();
    private readonly List<JournalWrite> _records = [];
    private readonly Dictionary<string, JournalWrite> _notes = new(StringComparer.Ordinal);
    private IReadOnlyList<JournalWrite> _inFlight = [];
    private long _last;
    private bool _isPaused;
    private bool _isPruneDue;
    private bool _isClosed;

    /// <summary>Notes that were dropped because too many waited.</summary>
    public long Dropped { get; private set; }

    /// <summary>The slot of notes about the order with this key.</summary>
    public static string SlotOf(string key) => "order " + key;

    /// <summary>Adds something that its caller waits for.</summary>
    /// <returns>Ends once it is on the disk, or with the failure; at once with false when the journal is closed.</returns>
    public Task<bool> Record(IReadOnlyList<JournalOrder> orders, Action<JournalStatements, SqliteTransaction> write)
    {
        lock (_gate)
        {
            if (_isClosed)
                return Task.FromResult(false);
            var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _records.Add(new JournalWrite(++_last, Slot: null, orders, write, done));
            Monitor.Pulse(_gate);
            return done.Task;
        }
    }

    /// <summary>Adds something that nobody waits for, in place of what waits in its slot.</summary>
    public void Note(string slot, JournalOrder? order, Action<JournalStatements, SqliteTransaction> write)
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            if (_notes.Count >= MostNotes && !_notes.ContainsKey(slot))
            {
                Dropped++;
                return;
            }
            _notes[slot] = new JournalWrite(++_last, slot, order is null ? [] : [order], write, Done: null);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>The newest that waits, or is just being written, of the order with this key.</summary>
    public JournalOrder? Find(string key)
    {
        lock (_gate)
        {
            var (number, found) = (0L, default(JournalOrder));
            foreach (var write in _inFlight)
                Look(write);
            foreach (var write in _records)
                Look(write);
            if (_notes.GetValueOrDefault(SlotOf(key)) is { } note)
                Look(note);
            return found;

            void Look(JournalWrite write)
            {
                foreach (var order in write.Orders)
                    if (write.Number > number && order.Entry.Order.OrderRef == key)
                        (number, found) = (write.Number, order);
            }
        }
    }

    /// <summary>Lets the writer go on with notes that failed before.</summary>
    public void Retry() => Set(() => _isPaused = false);

    public void RequestPruning() => Set(() => _isPruneDue = true);

    /// <summary>Takes nothing more; what waits is still written.</summary>
    public void Close() => Set(() => _isClosed = true);

    /// <summary>Waits for the next batch; null after the end.</summary>
    public JournalBatch? Take()
    {
        lock (_gate)
        {
            while (!_isClosed && !_isPruneDue && _records.Count == 0 && (_isPaused || _notes.Count == 0))
                Monitor.Wait(_gate);
            if (_isClosed && _records.Count + _notes.Count == 0)
                return null;
            var batch = new JournalBatch([.. _records.Concat(_notes.Values).OrderBy(write => write.Number)], _isPruneDue);
            _records.Clear();
            _notes.Clear();
            _isPruneDue = false;
            _inFlight = batch.Writes;
            return batch;
        }
    }

    /// <summary>Ends a batch. The notes of one that failed wait on, unless newer ones wait already.</summary>
    public void End(JournalBatch batch, Exception? failure)
    {
        lock (_gate)
        {
            _inFlight = [];
            _isPaused = failure is not null;
            if (failure is not null && !_isClosed)
                foreach (var note in batch.Writes.Where(write => write.Slot is not null))
                    _notes.TryAdd(note.Slot!, note);
        }
        foreach (var write in batch.Writes)
        {
            if (failure is null)
                write.Done?.SetResult(true);
            else
                write.Done?.SetException(failure);
        }
    }

    private void Set(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.Pulse(_gate);
        }
    }
}

/// <summary>One thing that waits to be written.</summary>
/// <param name="Number">Its place: what was asked for later is written later.</param>
/// <param name="Slot">Notes with one slot replace each other; null for what a caller waits for.</param>
/// <param name="Orders">The orders that it writes.</param>
internal sealed record JournalWrite(
    long Number, string? Slot, IReadOnlyList<JournalOrder> Orders, Action<JournalStatements, SqliteTransaction> Write,
    TaskCompletionSource<bool>? Done);

/// <summary>What is written as one transaction.</summary>
/// <param name="IsPruneDue">Old orders are to be removed after it.</param>
internal sealed record JournalBatch(IReadOnlyList<JournalWrite> Writes, bool IsPruneDue);
