using Gateway.Telemetry;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Audit;

/// <summary>
/// The audit log of every call that sends, changes or stops orders, with its outcome, of the decisions of persons, and of fills: append-only, chained
/// by hashes. Every field is bounded before it is stored.
/// </summary>
/// <param name="anchor">Where the end of the log is kept a second time; null keeps it nowhere.</param>
internal sealed partial class AuditLog(TradingStore store, TimeProvider clock, ILogger<AuditLog> logger, IAuditAnchor? anchor = null)
{
    /// <summary>The event of a line that says that lines before it are missing.</summary>
    private const string Gap = "gap";

    private const string Self = "audit log";

    private bool _isBegun;

    /// <summary>Appends a line; false when the log cannot be written. A caller whose order was already sent still gets its result.</summary>
    public bool TryAppend(string caller, string tool, string kind, string? orderRef, string detail)
    {
        try
        {
            Append(caller, tool, kind, orderRef, detail);
            return true;
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            LogNotWritten(AuditText.Cut(tool), kind, AuditText.Cut(caller), failure);
            return false;
        }
    }

    /// <summary>Writes one line; it is on the disk when this returns.</summary>
    /// <exception cref="SqliteException">The line could not be written.</exception>
    public void Append(string caller, string tool, string kind, string? orderRef, string detail) => store.Use(connection =>
    {
        Begin(connection);
        Write(connection, caller, tool, kind, orderRef, detail);
        return true;
    });

    /// <summary>Writes the line of a fill, unless the fill has one.</summary>
    /// <exception cref="SqliteException">The line could not be written.</exception>
    public bool AppendFill(string execId, string caller, string? orderRef, string detail) => store.Use(connection =>
    {
        Begin(connection);
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!AuditLines.InsertFill(connection, AuditText.Cut(execId), clock.GetUtcNow()))
            return false;
        var mark = Insert(connection, caller, "TWS", "fill", orderRef, detail);
        transaction.Commit();
        anchor?.Note(mark);
        return true;
    });

    /// <summary>The lines that fit, the newest first.</summary>
    public IReadOnlyList<AuditEntry> Read(DateTimeOffset? since, string? tool, string? orderRef, int most) =>
        store.Use(connection => AuditLines.Search(connection, since, tool, orderRef, most));

    /// <summary>Reads the whole log and checks its chain, and its end against the mark of it.</summary>
    public AuditCheck Verify() => store.Use(connection =>
    {
        var (seq, previous) = AuditLines.Base(connection);
        var (count, mark) = (0L, anchor?.Read());
        if (mark is not null && seq > mark.Removed)
            return Bad(seq, $"Lines up to {seq} are missing, and the gateway did not remove them.");
        foreach (var entry in AuditLines.All(connection))
        {
            if (entry.Seq != seq + 1)
                return Bad(seq + 1, $"Lines {seq + 1} to {entry.Seq - 1} are missing.");
            if (AuditChain.Hash(entry, previous) != entry.Hash)
                return Bad(entry.Seq, $"Line {entry.Seq} was changed, or lines before it were.");
            if (entry.Event == Gap)
                return Bad(entry.Seq, $"{entry.Detail}");
            if (mark?.Seq == entry.Seq && mark.Hash != entry.Hash)
                return Bad(entry.Seq, $"Line {entry.Seq} is not the one that the gateway wrote.");
            (seq, previous) = (entry.Seq, entry.Hash);
            count++;
        }
        return mark?.Seq > seq
            ? Bad(seq + 1, $"Lines {seq + 1} to {mark.Seq} are missing at the end: the file was emptied, shortened or replaced.")
            : new AuditCheck(Intact: true, count, previous, FirstBad: null);

        AuditCheck Bad(long first, FormattableString problem) =>
            new(Intact: false, count, previous, first, FormattableString.Invariant(problem));
    });

    /// <summary>
    /// Removes the oldest lines: those before a moment, and as many as the log is larger than the limit. The chain goes on from the last of them.
    /// </summary>
    /// <returns>The number of lines removed.</returns>
    public async Task<long> PruneAsync(DateTimeOffset before, long mostBytes)
    {
        var last = store.Use(connection =>
        {
            Begin(connection);
            var (lines, bytes) = AuditLines.Size(connection);
            // A tenth more than needed, so that the next lines fit.
            var excess = bytes <= mostBytes ? 0 : (long)(lines * (1 - 0.9 * mostBytes / bytes));
            var end = AuditLines.Last(connection);
            var seq = Math.Min(AuditLines.LastBefore(connection, before, excess), end.Seq);
            return AuditLines.Find(connection, seq) is { } found ? (found, Mark: new AuditMark(end.Seq, end.Hash, found.Seq)) : default;
        });
        if (last.found is not { } oldest)
            return 0;
        if (anchor is not null)
        {
            anchor.Note(last.Mark); // before: that lines are missing which the gateway removed must never look like something else
            await anchor.FlushAsync();
        }
        return store.Use(connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var first = AuditLines.Base(connection).Seq;
            AuditLines.Remove(connection, oldest, before);
            transaction.Commit();
            return oldest.Seq - first;
        });
    }

    /// <summary>Compares the log with the mark of its end, once. What is missing gets a line that says so, and the numbers go on after it.</summary>
    private void Begin(SqliteConnection connection)
    {
        if (_isBegun)
            return;
        if (anchor?.Read() is { } mark)
        {
            var last = AuditLines.Last(connection);
            if (last.Seq < mark.Seq)
                Write(connection, Self, Self, Gap, null, FormattableString.Invariant(
                    $"Lines {last.Seq + 1} to {mark.Seq} are missing: the file was emptied, shortened or replaced."), after: (mark.Seq, mark.Hash));
            else if (mark.Seq > AuditLines.Base(connection).Seq && AuditLines.Find(connection, mark.Seq)?.Hash != mark.Hash)
                Write(connection, Self, Self, Gap, null, FormattableString.Invariant($"Line {mark.Seq} is not the one that the gateway wrote."));
        }
        _isBegun = true;
    }

    private void Write(
        SqliteConnection connection, string caller, string tool, string kind, string? orderRef, string detail, (long Seq, string Hash)? after = null)
    {
        var mark = Insert(connection, caller, tool, kind, orderRef, detail, after); // before the question whether there is an anchor
        anchor?.Note(mark);
    }

    private AuditMark Insert(
        SqliteConnection connection, string caller, string tool, string kind, string? orderRef, string detail, (long Seq, string Hash)? after = null)
    {
        var last = after ?? AuditLines.Last(connection);
        var entry = new AuditEntry
        {
            Seq = last.Seq + 1,
            Time = clock.GetUtcNow(),
            Caller = AuditText.Cut(caller),
            Tool = AuditText.Cut(tool),
            Event = kind,
            OrderRef = orderRef is null ? null : AuditText.Cut(orderRef),
            Detail = AuditText.CutBytes(detail),
        };
        entry = entry with { Hash = AuditChain.Hash(entry, last.Hash) };
        AuditLines.Insert(connection, entry);
        return new AuditMark(entry.Seq, entry.Hash, AuditLines.Base(connection).Seq);
    }

    [LoggerMessage(EventIds.AuditFailed, LogLevel.Error, "The audit log cannot be written: {Tool} {Event} of {Caller} is missing")]
    private partial void LogNotWritten(string tool, string @event, string caller, Exception exception);
}
