using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Journal;

/// <summary>Removes what need not be kept: orders that ended, and fills, before a moment. Fills of an order that still works stay with it.</summary>
/// <param name="before">The moment, asked for at each step.</param>
internal sealed class JournalPruning(Func<DateTimeOffset> before)
{
    /// <summary>Few enough that an order that comes meanwhile waits some milliseconds at most.</summary>
    private const int Rows = 1000;

    private const string Orders = """
        DELETE FROM orders WHERE seq IN (SELECT seq FROM orders WHERE final = 1 AND updated_at < $before ORDER BY updated_at LIMIT $rows)
        """;

    private const string Fills = """
        DELETE FROM fills WHERE base IN (
            SELECT base FROM fills WHERE time < $before AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.key = fills.key AND final = 0)
            ORDER BY time LIMIT $rows)
        """;

    /// <summary>Orders and fills removed so far.</summary>
    public long Removed { get; private set; }

    /// <summary>Removes some; true when there may be more.</summary>
    public bool Step(SqliteConnection connection, SqliteTransaction transaction)
    {
        var moment = before().ToUnixTimeMilliseconds();
        var (orders, fills) = (Delete(Orders), Delete(Fills));
        Removed += orders + fills;
        return orders == Rows || fills == Rows;

        int Delete(string text)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // One of the two above.
            command.CommandText = text;
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$before", moment);
            command.Parameters.AddWithValue("$rows", Rows);
            return command.ExecuteNonQuery();
        }
    }
}
