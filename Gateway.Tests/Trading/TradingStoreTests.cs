using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Journal;
using Microsoft.Data.Sqlite;

namespace Gateway.Tests.Trading;

[TestFixture]
public sealed class TradingStoreTests
{
    private readonly ManualTimeProvider _clock = new();
    private TemporaryFolder _folder = null!;
    private TradingStore _store = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _store = new TradingStore(new TradingOptions { DataDirectory = _folder.Path }, _clock);
    }

    [TearDown]
    public void TearDown()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Problem_DiskTakesWritesAgain_EndsWithinASecondWithoutAnyCall()
    {
        var connection = _store.Use(opened => opened);
        JournalSchema.Run(connection, "PRAGMA query_only = 1");
        _store.Invoking(store => store.Write("key", "value")).Should().Throw<SqliteException>();
        Problem.Should().Contain("gateway.db cannot be used").And.Contain("readonly");

        _clock.Advance(TimeSpan.FromSeconds(1));
        Problem.Should().NotBeNull("it is still so");

        JournalSchema.Run(connection, "PRAGMA query_only = 0");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Problem.Should().BeNull();
    }

    [Test]
    public void Problem_TableIsGone_IsNotTriedAgain()
    {
        _store.Invoking(store => store.Use(connection =>
        {
            JournalSchema.Run(connection, "INSERT INTO nothing VALUES (1)");
            return true;
        })).Should().Throw<SqliteException>();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Problem.Should().Contain("nothing");
    }

    private string? Problem => ((IReadinessCheck)_store).Problem;
}
