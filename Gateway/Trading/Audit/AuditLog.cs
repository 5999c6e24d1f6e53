using Gateway.Telemetry;
using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Audit;

/// <summary>The audit log of every call that sends, changes or stops orders, with its outcome: append-only, chained by hashes.</summary>
internal sealed partial class AuditLog(TradingStore store, TimeProvider clock, ILogger<AuditLog> logger)
{
    private const string Columns = "SELECT seq, time, caller, tool, event, order_ref, detail, hash FROM audit";

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
            LogNotWritten(tool, kind, caller, failure);
            return false;
        }
    }

    /// <summary>Writes one line; it is on the disk when this returns.</summary>
    /// <exception cref="SqliteException">The line could not be written.</exception>
    public void Append(string caller, string tool, string kind, string? orderRef, string detail) => store.Use(connection =>
    {
        var last = Last(connection);
        var entry = new AuditEntry
        {
            Seq = (last?.Seq ?? 0) + 1,
            Time = clock.GetUtcNow(),
            Caller = caller,
            Tool = tool,
            Event = kind,
            OrderRef = orderRef,
            Detail = detail,
        };
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO audit VALUES ($seq, $time, $caller, $tool, $event, $ref, $detail, $hash)";
        command.Parameters.AddWithValue("$seq", entry.Seq);
        command.Parameters.AddWithValue("$time", entry.Time.ToString("O", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$caller", entry.Caller);
        command.Parameters.AddWithValue("$tool", entry.Tool);
        command.Parameters.AddWithValue("$event", entry.Event);
        command.Parameters.AddWithValue("$ref", (object?)entry.OrderRef ?? DBNull.Value);
        command.Parameters.AddWithValue("$detail", entry.Detail);
        command.Parameters.AddWithValue("$hash", AuditChain.Hash(entry, last?.Hash ?? AuditChain.Root));
        return command.ExecuteNonQuery();
    });

    /// <summary>The lines that fit, the newest first.</summary>
    public IReadOnlyList<AuditEntry> Read(DateTimeOffset? since, string? tool, string? orderRef, int most) => store.Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = Columns
            + " WHERE ($since IS NULL OR time >= $since) AND ($tool IS NULL OR tool = $tool) AND ($ref IS NULL OR order_ref = $ref) ORDER BY seq "
            + "DESC LIMIT $most";
        command.Parameters.AddWithValue(
            "$since", since is { } from ? from.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) : DBNull.Value);
        command.Parameters.AddWithValue("$tool", (object?)tool ?? DBNull.Value);
        command.Parameters.AddWithValue("$ref", (object?)orderRef ?? DBNull.Value);
        command.Parameters.AddWithValue("$most", most);
        return Entries(command).ToList();
    });

    /// <summary>Reads the whole log and checks its chain.</summary>
    public AuditCheck Verify() => store.Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = Columns + " ORDER BY seq";
        var (count, previous) = (0L, AuditChain.Root);
        foreach (var entry in Entries(command))
        {
            count++;
            if (entry.Seq != count || AuditChain.Hash(entry, previous) != entry.Hash)
                return new AuditCheck(Intact: false, count - 1, previous, count);
            previous = entry.Hash;
        }
        return new AuditCheck(Intact: true, count, previous, FirstBad: null);
    });

    private static AuditEntry? Last(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Columns + " ORDER BY seq DESC LIMIT 1";
        return Entries(command).FirstOrDefault();
    }

    private static IEnumerable<AuditEntry> Entries(SqliteCommand command)
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

    [LoggerMessage(EventIds.AuditFailed, LogLevel.Error, "The audit log cannot be written: {Tool} {Event} of {Caller} is missing")]
    private partial void LogNotWritten(string tool, string @event, string caller, Exception exception);
}
