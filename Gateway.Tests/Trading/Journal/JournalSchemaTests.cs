using Gateway.Trading.Journal;
using Microsoft.Data.Sqlite;

namespace Gateway.Tests.Trading.Journal;

[TestFixture]
public sealed class JournalSchemaTests
{
    private static readonly string[] Later =
        [.. JournalSchema.Steps, "ALTER TABLE orders ADD COLUMN note TEXT NOT NULL DEFAULT ''", "UPDATE orders SET note = 'from ' || key"];

    private SqliteConnection _connection = null!;

    [SetUp]
    public void SetUp()
    {
        _connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        _connection.Open();
    }

    [TearDown]
    public void TearDown() => _connection.Dispose();

    [Test]
    public void Upgrade_FileOfAnEarlierVersion_RunsTheStepsThatItLacks()
    {
        JournalSchema.Upgrade(_connection, Later[..1]);
        JournalSchema.Run(_connection, """
            INSERT INTO orders VALUES (1, 'k1', NULL, 'DU1', 1, 7, 1, 1, 0, NULL, 'Sent', 0, NULL, NULL, NULL, 0, 0, '{}', 'x')
            """);

        JournalSchema.Upgrade(_connection, Later);

        JournalSchema.Number(_connection, "PRAGMA user_version").Should().Be(3);
        JournalSchema.Number(_connection, "SELECT count(*) FROM orders WHERE note = 'from k1'").Should().Be(1);
    }

    [Test]
    public void Upgrade_Again_ChangesNothing()
    {
        JournalSchema.Upgrade(_connection, Later);
        JournalSchema.Upgrade(_connection, Later);

        JournalSchema.Number(_connection, "PRAGMA user_version").Should().Be(3);
        JournalSchema.Number(_connection, "PRAGMA application_id").Should().Be(JournalSchema.ApplicationId);
    }

    [Test]
    public void Upgrade_StepThatFails_LeavesTheVersionBeforeIt()
    {
        var upgrade = () => JournalSchema.Upgrade(_connection, [.. Later[..2], "UPDATE orders SET nothing = 1"]);

        upgrade.Should().Throw<SqliteException>();
        JournalSchema.Number(_connection, "PRAGMA user_version").Should().Be(2);
    }

    [Test]
    public void Upgrade_FileOfALaterVersion_IsRefused()
    {
        JournalSchema.Upgrade(_connection, Later);

        FluentActions.Invoking(() => JournalSchema.Upgrade(_connection)).Should().Throw<JournalDamagedException>().WithMessage("*version 3*");
    }

    [Test]
    public void Upgrade_DatabaseOfAnotherProgram_IsRefused()
    {
        JournalSchema.Run(_connection, "CREATE TABLE theirs (a)");

        FluentActions.Invoking(() => JournalSchema.Upgrade(_connection)).Should().Throw<JournalDamagedException>().WithMessage("*another program*");
    }
}
