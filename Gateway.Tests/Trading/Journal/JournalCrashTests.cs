using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.Versioning;
using Gateway.Tests.Support;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using Microsoft.Data.Sqlite;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests.Trading.Journal;

/// <summary>What a killed gateway leaves on the disk has every order whose record had ended.</summary>
[TestFixture]
public sealed class JournalCrashTests
{
    private readonly ManualTimeProvider _clock = new();
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task RecordAsync_CopiedInTheMidstOfABurst_IsInTheCopyOnceItHasEnded()
    {
        using var journal = Open(_folder.Path, _clock);
        var durable = new ConcurrentQueue<string>();
        var writers = Enumerable.Range(1, 4).Select(writer => Task.Run(() => WriteAsync(journal, writer, durable))).ToArray();

        for (var copy = 1; copy <= 8; copy++)
        {
            await Eventually.TrueAsync(() => durable.Count >= copy * 150);
            var known = durable.ToArray();
            using var crashed = Open(Copy(copy), _clock);
            crashed.Fault.Should().BeNull();
            known.Where(key => crashed.Find(key) is null).Should().BeEmpty();
        }
        await Task.WhenAll(writers);
    }

    [Test]
    [Platform("Linux")]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_WhileWritten_AreTheUsersAlone()
    {
        using var journal = Open(_folder.Path, _clock);
        await journal.RecordAsync([Order("k1", _clock.GetUtcNow())]);

        Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("journal.db", "journal.db-wal", "journal.db-shm");
        foreach (var file in Directory.EnumerateFiles(_folder.Path))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    /// <summary>Read from the disk in well under the five seconds in which a gateway must be ready for orders.</summary>
    [Test]
    [Category("Slow")]
    public async Task Open_HundredThousandOrders_IsQuick()
    {
        var now = _clock.GetUtcNow();
        using (var journal = Open(_folder.Path, _clock))
            for (var block = 0; block < 100; block++)
                await journal.RecordAsync([.. Enumerable.Range(block * 1000, 1000).Select(number => Order(
                    $"key-{number}", now, number % 1000 == 0 ? OrderPhase.Working : OrderPhase.Filled, orderId: number + 1))]);

        var watch = Stopwatch.StartNew();
        using var again = Open(_folder.Path, _clock);
        var unfinished = again.Unfinished();
        var found = again.Find("key-99999");
        var highest = again.HighestOrderId(7);
        var took = watch.Elapsed;

        unfinished.Should().HaveCount(100);
        found.Should().NotBeNull();
        highest.Should().Be(100_000);
        await TestContext.Out.WriteLineAsync($"opened and asked in {took.TotalMilliseconds:0} ms, {new FileInfo(_folder.File("journal.db")).Length:N0} bytes");
        took.Should().BeLessThan(TimeSpan.FromSeconds(4));
    }

    private async Task WriteAsync(SqliteJournal journal, int writer, ConcurrentQueue<string> durable)
    {
        for (var number = 1; number <= 400; number++)
        {
            var key = $"w{writer}-{number}";
            await journal.RecordAsync([Order(key, _clock.GetUtcNow(), orderId: number)]);
            durable.Enqueue(key);
            journal.Note(Order(key, _clock.GetUtcNow(), OrderPhase.Working, orderId: number));
        }
    }

    /// <summary>The files as a crash would leave them. A reader keeps the log from being started over while they are copied one after the other.</summary>
    private string Copy(int number)
    {
        var folder = Directory.CreateDirectory(_folder.File($"copy-{number}")).FullName;
        using var reader = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=False");
        reader.Open();
        using var transaction = reader.BeginTransaction(deferred: true);
        JournalSchema.Number(reader, "SELECT count(*) FROM orders");
        File.Copy(_folder.File("journal.db"), Path.Combine(folder, "journal.db"));
        File.Copy(_folder.File("journal.db-wal"), Path.Combine(folder, "journal.db-wal"));
        return folder;
    }
}
