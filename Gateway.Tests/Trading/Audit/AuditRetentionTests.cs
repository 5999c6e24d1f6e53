using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests.Trading.Audit;

/// <summary>Old lines go, and what an attacker takes away shows.</summary>
[TestFixture]
public sealed class AuditRetentionTests
{
    private readonly ManualTimeProvider _clock = new();
    private TemporaryFolder _folder = null!;
    private SqliteJournal _journal = null!;
    private TradingStore _store = null!;
    private AuditLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        Start();
        Append(5);
    }

    [TearDown]
    public void TearDown()
    {
        End();
        _folder.Dispose();
    }

    [Test]
    public async Task PruneAsync_OldLines_GoAndTheRestStaysIntact()
    {
        _clock.Advance(TimeSpan.FromDays(1));
        Append(3);

        (await _log.PruneAsync(_clock.GetUtcNow().AddHours(-1), long.MaxValue)).Should().Be(5);

        _log.Read(null, null, null, 10).Select(line => line.Seq).Should().Equal(8, 7, 6);
        _log.Verify().Should().Match<AuditCheck>(check => check.Intact && check.Entries == 3);
        await RestartAsync();
        Append(1);
        _log.Verify().Should().Match<AuditCheck>(check => check.Intact && check.Entries == 4);
    }

    [Test]
    public async Task PruneAsync_AllLines_LeavesAChainThatGoesOn()
    {
        _clock.Advance(TimeSpan.FromDays(1));

        (await _log.PruneAsync(_clock.GetUtcNow(), long.MaxValue)).Should().Be(5);
        _log.Verify().Should().Match<AuditCheck>(check => check.Intact && check.Entries == 0);

        Append(1);
        _log.Read(null, null, null, 10).Should().ContainSingle().Which.Seq.Should().Be(6);
        _log.Verify().Intact.Should().BeTrue();
    }

    [Test]
    public async Task PruneAsync_TooLarge_RemovesTheOldestUntilItFits()
    {
        foreach (var number in Enumerable.Range(1, 500))
            _log.Append("desk", "ibkr_place_order", "call", null, new string('x', 4000));

        var removed = await _log.PruneAsync(DateTimeOffset.MinValue, 1024 * 1024);

        removed.Should().BeInRange(200, 400);
        _store.Use(AuditLines.Size).Bytes.Should().BeLessThan(1024 * 1024);
        _log.Verify().Intact.Should().BeTrue();
        (await _log.PruneAsync(DateTimeOffset.MinValue, 1024 * 1024)).Should().Be(0);
    }

    [Test]
    public async Task Verify_FileEmptied_IsNotANewIntactLog()
    {
        await TamperAsync("DELETE FROM audit");

        _log.Verify().Should().Match<AuditCheck>(check => !check.Intact && check.FirstBad == 1 && check.Problem!.Contains("1 to 5 are missing"));
    }

    [Test]
    public async Task Verify_FileRemovedAndUsedAgain_StaysDamaged()
    {
        await _journal.FlushAsync();
        End();
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "gateway.db*"))
            File.Delete(file);
        Start();
        Append(2);

        _log.Read(null, null, null, 10).Select(line => (line.Seq, line.Event)).Should().Equal((8, "call"), (7, "call"), (6, "gap"));
        _log.Verify().Should().Match<AuditCheck>(check => !check.Intact && check.FirstBad == 1);
        await RestartAsync();
        Append(1);
        _log.Verify().Intact.Should().BeFalse();
    }

    [Test]
    public async Task Verify_LastLinesRemoved_NamesThem()
    {
        await TamperAsync("DELETE FROM audit WHERE seq > 3");

        _log.Verify().Should().Match<AuditCheck>(check => !check.Intact && check.Entries == 3 && check.FirstBad == 4);
    }

    [Test]
    public async Task Append_LastLineWasRemoved_LeavesItsGap()
    {
        await TamperAsync("DELETE FROM audit WHERE seq = 5");

        Append(1);

        _log.Read(null, null, null, 2).Select(line => (line.Seq, line.Event)).Should().Equal((7, "call"), (6, "gap"));
        _log.Verify().Should().Match<AuditCheck>(check => !check.Intact && check.FirstBad == 5);
    }

    [Test]
    public async Task Verify_FirstLinesRemovedAsIfByAge_IsFound()
    {
        var hash = _log.Read(null, null, null, 5).Single(line => line.Seq == 2).Hash;

        await TamperAsync($"DELETE FROM audit WHERE seq <= 2; INSERT INTO state VALUES ('audit_base', '2 {hash}')");

        _log.Verify().Should().Match<AuditCheck>(check => !check.Intact && check.Problem!.Contains("did not remove"));
    }

    [Test]
    public async Task Verify_AnotherLogInItsPlace_IsFoundEvenAfterItWentOn()
    {
        await TamperAsync("UPDATE audit SET hash = 'other' WHERE seq = 5");
        Append(3);

        _log.Verify().Intact.Should().BeFalse();
        _log.Read(null, null, null, 10).Should().Contain(line => line.Event == "gap");
    }

    [Test]
    public void AppendFill_Repeated_IsOneLine()
    {
        _log.AppendFill("e1", "desk", "k1", "BOT 10").Should().BeTrue();
        _log.AppendFill("e1", "desk", "k1", "BOT 10").Should().BeFalse();

        _log.Read(null, null, "k1", 10).Should().ContainSingle().Which.Should().Match<AuditEntry>(line => line.Event == "fill" && line.Caller == "desk");
        _log.Verify().Intact.Should().BeTrue();
    }

    [Test]
    public void Append_HugeFields_CostLittle()
    {
        _log.Append(new string('c', 100_000), new string('t', 100_000), "call", new string('r', 4_000_000), new string('\u4e2d', 4_000_000));

        _log.Read(null, null, null, 1)[0].Should().Match<AuditEntry>(line =>
            line.Caller.Length == 100 && line.Tool.Length == 100 && line.OrderRef!.Length == 100 && line.Detail.Length < 4000);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Files_OfTheLog_AreTheUsersAlone() => Directory.EnumerateFiles(_folder.Path).Should().AllSatisfy(file =>
#pragma warning disable CA1416 // Not on Windows.
        File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file));
#pragma warning restore CA1416

    private void Append(int lines)
    {
        for (var line = 0; line < lines; line++)
            _log.Append("desk", "ibkr_place_order", "call", null, "{}");
    }

    private async Task TamperAsync(string change)
    {
        await _journal.FlushAsync();
        _store.Use(connection =>
        {
            JournalSchema.Run(connection, change);
            return true;
        });
        await RestartAsync();
    }

    private async Task RestartAsync()
    {
        await _journal.FlushAsync();
        End();
        Start();
    }

    private void Start()
    {
        _journal = Open(_folder.Path, _clock);
        _store = new TradingStore(new TradingOptions { DataDirectory = _folder.Path });
        _log = new AuditLog(_store, _clock, NullLogger<AuditLog>.Instance, new JournalAuditAnchor(_journal));
    }

    private void End()
    {
        _store.Dispose();
        _journal.Dispose();
    }
}
