using Microsoft.Data.Sqlite;

namespace Gateway.Trading.Halts;

/// <summary>The halt as a gateway has stored it, read by another process.</summary>
internal static class StoredHalt
{
    /// <summary>Null while trading goes on, and where the state cannot be read, such as before the first run.</summary>
    /// <param name="folder">The data directory.</param>
    public static Halt? Read(string folder)
    {
        var file = Path.Combine(folder, TradingStore.FileName);
        if (!File.Exists(file))
            return null;
        var source = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        try
        {
            using var connection = new SqliteConnection(source.ConnectionString);
            connection.Open();
            return TradingStore.Read(connection, KillSwitch.Key) is { } text ? JsonSerializer.Deserialize<Halt>(text) : null;
        }
        catch (Exception failure) when (failure is SqliteException or JsonException)
        {
            return null;
        }
    }
}
