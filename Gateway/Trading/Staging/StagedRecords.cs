using Gateway.Telemetry;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Staging;

/// <summary>Staged orders and their decisions on the disk, so that a restart can tell what became of them.</summary>
/// <remarks>A disk that fails costs the memory of decisions over a restart, and never sends an order.</remarks>
internal sealed partial class StagedRecords(TradingStore store, ILogger<StagedRecords> logger)
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS staged (id TEXT PRIMARY KEY, time TEXT NOT NULL, body TEXT NOT NULL);";

    private bool _isMade;

    /// <summary>The orders that were staged since a moment; older ones are removed.</summary>
    public IReadOnlyList<StagedOrder> Read(DateTimeOffset since) => Try(
        connection =>
        {
            Run(connection, "DELETE FROM staged WHERE time < $time", ("$time", Text(since)));
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT body FROM staged ORDER BY time";
            using var reader = command.ExecuteReader();
            var orders = new List<StagedOrder>();
            while (reader.Read())
                if (JsonSerializer.Deserialize<StagedOrder>(reader.GetString(0)) is { } order)
                    orders.Add(order);
            return orders;
        },
        []);

    public void Save(StagedOrder order) => Try(
        connection => Run(
            connection, "INSERT OR REPLACE INTO staged VALUES ($id, $time, $body)",
            ("$id", order.Id), ("$time", Text(order.StagedAt)), ("$body", JsonSerializer.Serialize(order))),
        0);

    public void Remove(string id) => Try(connection => Run(connection, "DELETE FROM staged WHERE id = $id", ("$id", id)), 0);

    private T Try<T>(Func<SqliteConnection, T> work, T otherwise)
    {
        try
        {
            return store.Use(connection =>
            {
                if (!_isMade)
                    Run(connection, Schema);
                _isMade = true;
                return work(connection);
            });
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure) || failure is JsonException)
        {
            LogNotKept(failure);
            return otherwise;
        }
    }

    private static int Run(SqliteConnection connection, string text, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    [LoggerMessage(EventIds.StagedNotKept, LogLevel.Error, "Staged orders cannot be stored: a restart would not know what became of them")]
    private partial void LogNotKept(Exception exception);
}
