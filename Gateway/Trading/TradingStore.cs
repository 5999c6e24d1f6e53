using Gateway.Configuration;
using Gateway.Telemetry;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading;

/// <summary>The database of the state that must outlive a restart: one file in the data directory, or memory when there is none.</summary>
/// <remarks>
/// Opened by its first user. One connection, one user at a time; every write is on the disk when it returns. A disk that fails is tried again every
/// second.
/// </remarks>
internal sealed class TradingStore(TradingOptions options, TimeProvider? clock = null) : IReadinessCheck, IDisposable
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

    public const string FileName = "gateway.db";
    private const string Probe = "probe";

    /// <summary>SQLite's codes of failures that may pass: busy, locked, read-only, input or output, full, cannot open.</summary>
    private static readonly int[] Passing = [5, 6, 8, 10, 13, 14];

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private volatile string? _problem;
    private ITimer? _retry;
    private bool _isDisposed;

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
                if (failure is SqliteException { SqliteErrorCode: var code } && Passing.Contains(code))
                    RetryLater();
                throw;
            }
        }
    }

    public string? Read(string key) => Use(connection => Read(connection, key));

    /// <summary>Reads a value with another connection, such as that of a second process.</summary>
    public static string? Read(SqliteConnection connection, string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM state WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        return command.ExecuteScalar() as string;
    }

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

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _retry?.Dispose();
            _connection?.Dispose();
        }
    }

    private void RetryLater()
    {
        if (_isDisposed)
            return;
        _retry ??= _clock.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _retry.Change(RetryAfter, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Finds out whether the disk takes what is written again.</summary>
    private void Retry()
    {
        lock (_gate)
        {
            if (_isDisposed || _problem is null)
                return;
            try
            {
                Write(Probe, _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            }
            catch (Exception failure) when (IsUnwritable(failure))
            {
                // It is still so, and the next try is on its way.
            }
        }
    }

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
