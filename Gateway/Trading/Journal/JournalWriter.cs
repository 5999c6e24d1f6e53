using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>Writes what waits in the queue, batch by batch, on a thread of its own: a busy thread pool must not delay an order.</summary>
/// <param name="onEnd">Called after every batch, with the failure if it failed.</param>
internal sealed class JournalWriter(JournalFile file, JournalQueue queue, JournalPruning pruning, Action<Exception?> onEnd) : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private Thread? _thread;

    public void Start()
    {
        _thread = new Thread(Run) { Name = "journal", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Returns when all that waits is written, or could not be.</summary>
    public void Dispose()
    {
        queue.Close();
        _thread?.Join(Farewell);
    }

    private void Run()
    {
        JournalStatements? statements = null;
        while (queue.Take() is { } batch)
        {
            Exception? failure = null;
            try
            {
                if (batch.Writes.Count > 0)
                    file.Write((connection, transaction) =>
                    {
                        statements ??= new JournalStatements(connection);
                        foreach (var write in batch.Writes)
                            write.Write(statements, transaction);
                    });
                if (batch.IsPruneDue && Prune())
                    queue.RequestPruning();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
            onEnd(failure);
            queue.End(batch, failure);
        }
        statements?.Dispose();
    }

    private bool Prune()
    {
        var isMore = false;
        file.Write((connection, transaction) => isMore = pruning.Step(connection, transaction));
        if (!isMore)
            file.Tidy();
        return isMore;
    }
}
