using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Audit;

/// <summary>The lines of the log in the database.</summary>
internal static class AuditLines
{
    private const string Columns = "SELECT seq, time, caller, tool, event, order_ref, detail, hash FROM audit";
    private const string BaseKey = "audit_base";

    /// <summary>The last line that was removed because it was old, and its hash, on which the first line is built.</summary>
    public static (long Seq, string Hash) Base(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT value FROM state WHERE key = $key", ("$key", BaseKey));
        return command.ExecuteScalar() is string text && text.Split(' ') is [var seq, var hash]
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, hash)
            : (0, AuditChain.Root);
    }

    /// <summary>The last line, or the base of an empty log.</summary>
    public static (long Seq, string Hash) Last(SqliteConnection connection)
    {
        using var command = Command(connection, Columns + " ORDER BY seq DESC LIMIT 1");
        return Read(command).FirstOrDefault() is { } last ? (last.Seq, last.Hash) : Base(connection);
    }

    public static AuditEntry? Find(SqliteConnection connection, long seq)
    {
        using var command = Command(connection, Columns + " WHERE seq = $seq", ("$seq", seq));
        return Read(command).FirstOrDefault();
    }

    public static void Insert(SqliteConnection connection, AuditEntry entry)
    {
        using var command = Command(
            connection, "INSERT INTO audit VALUES ($seq, $time, $caller, $tool, $event, $ref, $detail, $hash)",
            ("$seq", entry.Seq), ("$time", Text(entry.Time)), ("$caller", entry.Caller), ("$tool", entry.Tool), ("$event", entry.Event),
            ("$ref", entry.OrderRef), ("$detail", entry.Detail), ("$hash", entry.Hash));
        command.ExecuteNonQuery();
    }

    /// <summary>False when the fill was noted before.</summary>
    public static bool InsertFill(SqliteConnection connection, string execId, DateTimeOffset now)
    {
        using var command = Command(
            connection, "INSERT OR IGNORE INTO audit_fills VALUES ($id, $time)", ("$id", execId), ("$time", now.ToUnixTimeSeconds()));
        return command.ExecuteNonQuery() == 1;
    }

    public static IReadOnlyList<AuditEntry> Search(SqliteConnection connection, DateTimeOffset? since, string? tool, string? orderRef, int most)
    {
        using var command = Command(
            connection,
            Columns + " WHERE ($since IS NULL OR time >= $since) AND ($tool IS NULL OR tool = $tool) AND ($ref IS NULL OR order_ref = $ref) "
                + "ORDER BY seq DESC LIMIT $most",
            ("$since", since is { } from ? Text(from.ToUniversalTime()) : null), ("$tool", tool), ("$ref", orderRef), ("$most", most));
        return [.. Read(command)];
    }

    /// <summary>All lines, the oldest first.</summary>
    public static IEnumerable<AuditEntry> All(SqliteConnection connection)
    {
        using var command = Command(connection, Columns + " ORDER BY seq");
        foreach (var entry in Read(command))
            yield return entry;
    }

    /// <summary>The last of the lines that are older than a moment, or of the first so many; 0 when there are none.</summary>
    public static long LastBefore(SqliteConnection connection, DateTimeOffset moment, long first)
    {
        using var command = Command(
            connection, "SELECT max(coalesce((SELECT max(seq) FROM audit WHERE time < $moment), 0), "
                + "CASE WHEN $first > 0 THEN coalesce((SELECT min(seq) FROM audit), 0) + $first - 1 ELSE 0 END)",
            ("$moment", Text(moment.ToUniversalTime())), ("$first", first));
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Removes the lines up to one, which becomes the base.</summary>
    public static void Remove(SqliteConnection connection, AuditEntry last, DateTimeOffset fillsBefore)
    {
        using var command = Command(
            connection, """
            INSERT INTO state (key, value) VALUES ($key, $base) ON CONFLICT (key) DO UPDATE SET value = excluded.value;
            DELETE FROM audit WHERE seq <= $seq;
            DELETE FROM audit_fills WHERE time < $fills;
            """,
            ("$key", BaseKey), ("$base", FormattableString.Invariant($"{last.Seq} {last.Hash}")), ("$seq", last.Seq),
            ("$fills", fillsBefore.ToUnixTimeSeconds()));
        command.ExecuteNonQuery();
    }

    /// <summary>Lines, and bytes that the database uses.</summary>
    public static (long Lines, long Bytes) Size(SqliteConnection connection)
    {
        using var command = Command(
            connection, "SELECT (SELECT count(*) FROM audit), ((SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM "
                + "pragma_freelist_count)) * (SELECT page_size FROM pragma_page_size)");
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static IEnumerable<AuditEntry> Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new AuditEntry
            {
                Seq = reader.GetInt64(0),
                Time = DateTimeOffset.TryParse(reader.GetString(1), CultureInfo.InvariantCulture, out var time) ? time : default,
                Caller = reader.GetString(2),
                Tool = reader.GetString(3),
                Event = reader.GetString(4),
                OrderRef = reader.IsDBNull(5) ? null : reader.GetString(5),
                Detail = reader.GetString(6),
                Hash = reader.GetString(7),
            };
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of the program.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
