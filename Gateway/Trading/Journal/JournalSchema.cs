using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>The tables of the journal, version by version: a file of any earlier version is brought up to date when it is opened.</summary>
internal static class JournalSchema
{
    /// <summary>Marks the file as a journal of the gateway ("IBGJ"), so that no other database is taken for one.</summary>
    public const int ApplicationId = 0x4942474A;

    /// <summary>The step at index n makes a file of version n one of version n + 1. A step is never changed once it was released.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE orders (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, body_hash TEXT, account TEXT NOT NULL, con_id INTEGER NOT NULL,
            client_id INTEGER, epoch INTEGER NOT NULL, order_id INTEGER NOT NULL, parent_id INTEGER NOT NULL, perm_id INTEGER, phase TEXT NOT NULL,
            final INTEGER NOT NULL, caller TEXT, intent TEXT, notional TEXT, sent_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            record TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE INDEX orders_unfinished ON orders (seq) WHERE final = 0;
        CREATE INDEX orders_of_a_time ON orders (sent_at, account, caller, notional);
        CREATE INDEX orders_ended ON orders (updated_at) WHERE final = 1;
        CREATE TABLE fills (
            base TEXT PRIMARY KEY, exec_id TEXT NOT NULL, revision INTEGER NOT NULL, time INTEGER NOT NULL, key TEXT NOT NULL,
            perm_id INTEGER NOT NULL, account TEXT NOT NULL, symbol TEXT NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE INDEX fills_of_a_time ON fills (time);
        CREATE TABLE ids (client_id INTEGER PRIMARY KEY, highest INTEGER NOT NULL);
        INSERT INTO meta VALUES ('epoch', '0');
        """,
    ];

    /// <summary>Brings the file up to the version of <see cref="Steps"/>, each step whole or not at all.</summary>
    /// <exception cref="JournalDamagedException">The file is another program's, or of a later version of the gateway.</exception>
    public static void Upgrade(SqliteConnection connection, IReadOnlyList<string>? steps = null)
    {
        steps ??= Steps;
        for (var version = (int)RequireOurs(connection, steps.Count); version < steps.Count; version++)
        {
            using var step = connection.BeginTransaction(deferred: false);
            Run(connection, FormattableString.Invariant(
                $"{steps[version]}; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version + 1};"));
            step.Commit();
        }
    }

    /// <summary>The version of the file, 0 for an empty one.</summary>
    /// <exception cref="JournalDamagedException">As for <see cref="Upgrade"/>.</exception>
    public static long RequireOurs(SqliteConnection connection, int newest)
    {
        var (id, version) = (Number(connection, "PRAGMA application_id"), Number(connection, "PRAGMA user_version"));
        if (id != ApplicationId && Number(connection, "SELECT count(*) FROM sqlite_schema") > 0)
            throw new JournalDamagedException("it is a database of another program");
        return version <= newest
            ? version
            : throw new JournalDamagedException(FormattableString.Invariant(
                $"it has version {version}, written by a later version of the gateway; this one reads up to {newest}"));
    }

    public static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of the program.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of the program.
        command.CommandText = text;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}

/// <summary>The file is no journal, or one whose content cannot be relied on.</summary>
internal sealed class JournalDamagedException(string message) : IOException(message);
