using Gateway.Trading.Journal;

namespace Gateway.Trading.Audit;

/// <summary>Where the audit log ended and began, kept in a second file: a log that was emptied, shortened or replaced shows by it.</summary>
internal interface IAuditAnchor
{
    /// <summary>The mark that was noted last; null when there is none.</summary>
    AuditMark? Read();

    /// <summary>Keeps the mark, soon.</summary>
    void Note(AuditMark mark);

    /// <summary>Ends when the last mark is on the disk.</summary>
    Task FlushAsync();
}

/// <summary>The last line of the log, and the last that was removed because it was old.</summary>
/// <param name="Seq">Of the last line.</param>
/// <param name="Removed">Lines up to this one were removed; 0 for none.</param>
internal sealed record AuditMark(long Seq, string Hash, long Removed);

/// <summary>Keeps the mark in the order journal.</summary>
internal sealed class JournalAuditAnchor(SqliteJournal journal) : IAuditAnchor
{
    private const string Key = "audit";

    public AuditMark? Read() => journal.Value(Key) is { } text ? JsonSerializer.Deserialize<AuditMark>(text) : null;

    public void Note(AuditMark mark) => journal.NoteValue(Key, JsonSerializer.Serialize(mark));

    public Task FlushAsync() => journal.FlushAsync();
}
