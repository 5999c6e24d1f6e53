using Gateway.Configuration;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>The database of the journal: one connection that writes, and one that reads without waiting for it.</summary>
internal sealed class JournalFile : IDisposable
{
    public const string Name = "journal.db";

    private const int Corrupt = 11;
    private const int NoDatabase = 26;

    private readonly Lock _writing = new();
    private readonly Lock _reading;
    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _reader;

    private JournalFile(SqliteConnection writer, SqliteConnection? reader)
    {
        _writer = writer;
        _reader = reader ?? writer;
        _reading = reader is null ? _writing : new Lock();
    }

    /// <summary>Whether the content of the file is damaged: waiting does not help, as it does with a full disk.</summary>
    public static bool IsDamage(Exception failure) =>
        failure is JournalDamagedException or JsonException or SymbolicLinkException or SqliteException { SqliteErrorCode: Corrupt or NoDatabase };

    /// <summary>Whether a failure is the disk's or the file's.</summary>
    public static bool IsUnavailable(Exception failure) => failure is SqliteException or IOException or UnauthorizedAccessException or JsonException;

    /// <summary>Opens the journal of a folder for the one gateway that writes it, and checks it.</summary>
    /// <param name="folder">Null for a journal in memory.</param>
    /// <exception cref="IOException">It is damaged or cannot be written, as <see cref="SqliteException"/> and the like can say, too.</exception>
    public static JournalFile Open(string? folder)
    {
        var path = folder is null ? null : Path.Combine(folder, Name);
        if (path is not null)
            PrivateFile.Prepare(path);
        var writer = Connect(path ?? TradingOptions.InMemory, SqliteOpenMode.ReadWriteCreate);
        try
        {
            JournalSchema.Run(writer, "PRAGMA auto_vacuum = INCREMENTAL");
            JournalSchema.RequireOurs(writer, JournalSchema.Steps.Count);
            JournalSchema.Run(writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = 1;");
            Check(writer);
            JournalSchema.Upgrade(writer);
            JournalSchema.Run(writer, "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'epoch'"); // proves that it can be written
            return new JournalFile(writer, path is null ? null : Connect(path, SqliteOpenMode.ReadWrite));
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Opens the journal of a folder without changing it, also while a gateway writes it.</summary>
    /// <exception cref="IOException">There is none, or it is damaged; <see cref="SqliteException"/> likewise.</exception>
    public static JournalFile OpenReadOnly(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            throw new FileNotFoundException("there is no journal yet", path);
        PrivateFile.RefuseLink(path);
        var reader = Connect(path, SqliteOpenMode.ReadOnly);
        try
        {
            if (JournalSchema.RequireOurs(reader, JournalSchema.Steps.Count) < JournalSchema.Steps.Count)
                throw new JournalDamagedException("an earlier version of the gateway wrote it: start this gateway once, which brings it up to date");
            Check(reader);
            return new JournalFile(reader, reader: null);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<SqliteConnection, T> work)
    {
        lock (_reading)
            return work(_reader);
    }

    /// <summary>Runs as one transaction, which is on the disk when this returns.</summary>
    public void Write(Action<SqliteConnection, SqliteTransaction> work)
    {
        lock (_writing)
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            work(_writer, transaction);
            transaction.Commit();
        }
    }

    /// <summary>Gives the room of removed rows back to the disk.</summary>
    public void Tidy()
    {
        lock (_writing)
            JournalSchema.Run(_writer, "PRAGMA incremental_vacuum");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    private static void Check(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() as string is var found && found != "ok")
            throw new JournalDamagedException(found ?? "it cannot be checked");
    }

    private static SqliteConnection Connect(string source, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false, DefaultTimeout = 5 };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
