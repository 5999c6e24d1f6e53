using Microsoft.Data.Sqlite;

namespace Chaos.Evidence;

/// <summary>The journal of a gateway that does not run: which keys it knows, and where it says that they stand.</summary>
internal static class JournalKeys
{
    /// <summary>Keys with their phase; null when the data directory has no journal.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> ReadAsync(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "journal.db");
        if (!File.Exists(file))
            return null;
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();
        await using var connection = new SqliteConnection(text);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, phase FROM orders";
        await using var rows = await command.ExecuteReaderAsync();
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
            keys[rows.GetString(0)] = rows.GetString(1);
        return keys;
    }
}
