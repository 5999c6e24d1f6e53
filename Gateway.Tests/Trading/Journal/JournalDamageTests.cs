using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests.Trading.Journal;

/// <summary>A journal that cannot be used refuses orders and says why; it never pretends that it knows no earlier order.</summary>
[TestFixture]
public sealed class JournalDamageTests
{
    private readonly ManualTimeProvider _clock = new();
    private TemporaryFolder _folder = null!;

    private DateTimeOffset Now => _clock.GetUtcNow();

    private string Db => _folder.File("journal.db");

    [SetUp]
    public async Task SetUp()
    {
        _folder = new TemporaryFolder();
        using var journal = Open(_folder.Path, _clock);
        await journal.RecordAsync([.. Enumerable.Range(1, 300).Select(number => Order($"k{number}", Now, orderId: number))]);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Open_RandomBytes_RefusesOrdersAndNamesTheFileAndTheRemedy()
    {
        var bytes = new byte[20_000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(Db, bytes);

        await RefusesAsync("damaged", "move journal.db");
    }

    [Test]
    public async Task Open_TornFile_RefusesOrders()
    {
        using (var file = File.OpenWrite(Db))
            file.SetLength(file.Length / 2);

        await RefusesAsync("damaged", "move journal.db");
    }

    [Test]
    public async Task Open_PageOverwritten_RefusesOrders()
    {
        using (var file = File.OpenWrite(Db))
        {
            file.Position = 8 * 4096;
            file.Write(new byte[4096]);
        }

        await RefusesAsync("damaged", "move journal.db");
    }

    [Test]
    public async Task Open_DatabaseOfAnotherProgram_RefusesOrdersAndLeavesItAlone()
    {
        File.Delete(Db);
        using (var other = new SqliteConnection($"Data Source={Db};Pooling=False"))
        {
            other.Open();
            JournalSchema.Run(other, "CREATE TABLE theirs (a)");
        }
        var before = File.ReadAllBytes(Db);

        await RefusesAsync("another program", "move journal.db");
        File.ReadAllBytes(Db).Should().Equal(before);
    }

    [Test]
    public async Task Open_FileOfALaterVersion_RefusesOrders()
    {
        using (var file = JournalFile.Open(_folder.Path))
            file.Write((connection, _) => JournalSchema.Run(connection, "PRAGMA user_version = 99"));

        await RefusesAsync("version 99", "move journal.db");
    }

    [Test]
    public async Task Open_FolderInPlaceOfTheFile_RefusesOrders()
    {
        File.Delete(Db);
        Directory.CreateDirectory(Db);

        await RefusesAsync("cannot be written", "TRADING_DATA_DIRECTORY");
    }

    [Test]
    [Platform("Linux")]
    public async Task Open_FolderThatCannotBeWritten_RefusesOrders()
    {
        using var journal = Open("/proc/self", _clock);

        await RefusesAsync(journal, "/proc/self/journal.db", "cannot be written", "TRADING_DATA_DIRECTORY");
    }

    [Test]
    public async Task Open_FolderThatCannotBeLocked_RefusesOrders()
    {
        using var data = DataDirectory.Open(new GatewaySettings { Trading = new TradingOptions { DataDirectory = OperatingSystem.IsLinux() ? "/proc/self" : ":memory:" } });
        using var journal = new SqliteJournal(new TradingOptions(), _clock, NullLogger<SqliteJournal>.Instance, data);

        if (OperatingSystem.IsLinux())
            await RefusesAsync(journal, "gateway.lock");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Open_FileThatIsALink_RefusesOrders()
    {
        File.Move(Db, _folder.File("elsewhere.db"));
        File.CreateSymbolicLink(Db, _folder.File("elsewhere.db"));

        await RefusesAsync("symbolic link", "move journal.db");
    }

    [Test]
    public async Task Find_RecordDamaged_IsNotTakenForAnUnknownOrder()
    {
        using (var file = JournalFile.Open(_folder.Path))
            file.Write((connection, _) => JournalSchema.Run(connection, "UPDATE orders SET record = replace(record, 'AAPL', 'AAPM') WHERE key = 'k7'"));
        using var journal = Open(_folder.Path, _clock);

        journal.Find("k6").Should().NotBeNull();
        journal.Invoking(one => one.Find("k7")).Should().Throw<JournalUnavailableException>().WithMessage("*k7*");

        await RefusesAsync(journal, Db, "k7", "damaged");
        journal.Find("k6").Should().NotBeNull("reads go on");
    }

    [Test]
    public async Task Fills_RecordDamaged_IsNotTold()
    {
        using (var journal = Open(_folder.Path, _clock))
        {
            journal.Note(JournalSamples.Fill("a.01", Now));
            await journal.FlushAsync();
            journal.Fills(default).Should().ContainSingle();
        }
        using (var file = JournalFile.Open(_folder.Path))
            file.Write((connection, _) => JournalSchema.Run(connection, "UPDATE fills SET record = replace(record, 'AAPL', 'AAPM')"));
        using var damaged = Open(_folder.Path, _clock);

        damaged.Fills(default).Should().BeEmpty();

        await RefusesAsync(damaged, Db, "the fill a", "damaged");
    }

    [Test]
    public async Task RecordAsync_DiskFull_RefusesUntilThereIsRoomAndLosesNoNote()
    {
        using var journal = Open(_folder.Path, _clock);
        Fill(journal, full: true);

        await journal.Awaiting(one => one.RecordAsync([Big("big")])).Should().ThrowAsync<JournalUnavailableException>().WithMessage("*full*");
        journal.Fault!.Text.Should().Contain(Db).And.Contain("Make room");
        journal.Note(Order("k1", Now, OrderPhase.Filled));
        journal.Find("k2").Should().NotBeNull("reads go on");

        Fill(journal, full: false);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await journal.RecordAsync([Big("big")]);
        await journal.FlushAsync();

        journal.Fault.Should().BeNull();
        journal.Find("big").Should().NotBeNull();
        journal.Find("k1")!.Phase.Should().Be(OrderPhase.Filled);
    }

    [Test]
    public async Task RecordAsync_AfterAFailure_IsNotFoundLater()
    {
        using var journal = Open(_folder.Path, _clock);
        Fill(journal, full: true);
        await journal.Awaiting(one => one.RecordAsync([Big("big")])).Should().ThrowAsync<JournalUnavailableException>();

        journal.Find("big").Should().BeNull("it was refused, and may come again");
    }

    private JournalOrder Big(string key)
    {
        var order = Order(key, Now);
        return order with { Origin = new OrderOrigin("desk", new string('x', 100_000)) };
    }

    /// <summary>SQLite itself refuses to let the file grow: what it says of a full disk.</summary>
    private static void Fill(SqliteJournal journal, bool full) => journal.Write((connection, _) =>
        JournalSchema.Run(connection, full ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000"));

    private async Task RefusesAsync(params string[] said)
    {
        using var journal = Open(_folder.Path, _clock);
        await RefusesAsync(journal, [Db, .. said]);
        journal.Invoking(one => one.Find("k1")).Should().Throw<JournalUnavailableException>();
        journal.Unfinished().Should().BeEmpty();
        journal.Fills(default).Should().BeEmpty();
        journal.HighestOrderId(7).Should().Be(0);
        journal.Note(Order("k1", Now, OrderPhase.Filled));
        journal.Note(JournalSamples.Fill("a.01", Now));
    }

    private async Task RefusesAsync(SqliteJournal journal, params string[] said)
    {
        await journal.Awaiting(one => one.RecordAsync([Order("new", Now)])).Should().ThrowAsync<JournalUnavailableException>();
        foreach (var text in said)
            journal.Fault!.Text.Should().Contain(text);
        journal.Fault!.Text.Should().Contain("Orders are refused");
    }
}
