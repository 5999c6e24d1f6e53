using Gateway.Configuration;
using Gateway.Telemetry;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading;

/// <summary>The database of the state that must outlive a restart: one file in the data directory, or memory when there is none.</summary>
/// <remarks>Opened by its first user. One connection, one user at a time; every write is on the disk when it returns.</remarks>
internal sealed class TradingStore(TradingOptions options) : IReadinessCheck, IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS audit (
            seq INTEGER PRIMARY KEY, time TEXT NOT NULL, caller TEXT NOT NULL, tool TEXT NOT NULL,
            event TEXT NOT NULL, order_ref TEXT, detail TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS audit_fills (exec_id TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        """;

    private const string FileName = "gateway.db";

    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private volatile string? _problem;

    /// <summary>Whether the state outlives a restart.</summary>
    public bool IsDurable => options.Folder is not null;

    string? IReadinessCheck.Problem => _problem is { } problem
        ? $"{Path.Combine(options.Folder ?? "", FileName)} cannot be used: {problem}. Orders are refused, because they cannot be audited. Make "
            + "room on the disk and check that the gateway may write the folder (TRADING_DATA_DIRECTORY); move a damaged file away and start the "
            + "gateway again."
        : null;

    string? IReadinessCheck.PublicProblem => _problem is null ? null : "The audit log cannot be used: orders are refused.";

    /// <summary>Whether a failure is the disk's or the database's.</summary>
    public static bool IsUnwritable(Exception failure) => failure is SqliteException or IOException or UnauthorizedAccessException;

    /// <summary>Runs with the connection, alone.</summary>
    /// <exception cref="SqliteException">The database cannot be read or written.</exception>
    public T Use<T>(Func<SqliteConnection, T> work)
    {
        lock (_gate)
        {
            try
            {
                var result = work(_connection ??= Open());
                _problem = null;
                return result;
            }
            catch (Exception failure) when (IsUnwritable(failure))
            {
                _problem = failure.Message.TrimEnd('.');
                throw;
            }
        }
    }

    public string? Read(string key) => Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM state WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        return command.ExecuteScalar() as string;
    });

    /// <summary>Null removes the key.</summary>
    public void Write(string key, string? value) => Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = value is null
            ? "DELETE FROM state WHERE key = $key"
            : "INSERT INTO state (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        command.Parameters.AddWithValue("$key", key);
        if (value is not null)
            command.Parameters.AddWithValue("$value", value);
        return command.ExecuteNonQuery();
    });

    public void Dispose() => _connection?.Dispose();

    private SqliteConnection Open()
    {
        var file = options.Folder is { } folder ? Path.Combine(folder, FileName) : null;
        if (file is not null)
            PrivateFile.Prepare(file);
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = file ?? TradingOptions.InMemory,
            Pooling = false,
        };
        var connection = new SqliteConnection(source.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Schema;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
