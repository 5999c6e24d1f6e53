using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading.Audit;

[TestFixture]
public sealed class AuditLogTests
{
    private readonly ManualTimeProvider _clock = new();
    private TradingStore _store = null!;
    private AuditLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _store = new TradingStore(new TradingOptions());
        _log = new AuditLog(_store, _clock, NullLogger<AuditLog>.Instance);
        foreach (var number in Enumerable.Range(1, 5))
        {
            _log.Append("desk", "ibkr_place_order", "call", $"ref-{number}", $$"""{"quantity":{{number}}}""");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [TearDown]
    public void TearDown() => _store.Dispose();

    [Test]
    public void Verify_AsWritten_IsIntactAndNamesItsHead() =>
        _log.Verify().Should().BeEquivalentTo(new AuditCheck(Intact: true, 5, _log.Read(null, null, null, 1)[0].Hash, FirstBad: null));

    [Test]
    public void Read_ByTimeToolAndReference_GivesTheNewestFirst()
    {
        _log.Read(null, null, null, 2).Select(entry => entry.Seq).Should().Equal(5, 4);
        _log.Read(_clock.GetUtcNow().AddSeconds(-2), "ibkr_place_order", null, 10).Select(entry => entry.Seq).Should().Equal(5, 4);
        _log.Read(null, null, "ref-2", 10).Should().ContainSingle().Which.Detail.Should().Be("""{"quantity":2}""");
        _log.Read(null, "ibkr_cancel_order", null, 10).Should().BeEmpty();
    }

    [TestCase("UPDATE audit SET time = '2020-01-01T00:00:00.0000000+00:00' WHERE seq = 3", 3)]
    [TestCase("UPDATE audit SET caller = 'desl' WHERE seq = 3", 3)]
    [TestCase("UPDATE audit SET tool = 'ibkr_get_quote' WHERE seq = 1", 1)]
    [TestCase("UPDATE audit SET event = 'result' WHERE seq = 2", 2)]
    [TestCase("UPDATE audit SET order_ref = NULL WHERE seq = 5", 5)]
    [TestCase("UPDATE audit SET detail = replace(detail, '4', '5') WHERE seq = 4", 4)]
    [TestCase("UPDATE audit SET hash = upper(hash) WHERE seq = 2", 2)]
    [TestCase("DELETE FROM audit WHERE seq = 3", 3)]
    [TestCase("DELETE FROM audit WHERE seq = 1", 1)]
    [TestCase("UPDATE audit SET caller = tool, tool = caller WHERE seq = 4", 4)]
    public void Verify_LineTamperedWith_TellsTheFirstBadLine(string tampering, long firstBad)
    {
        _store.Use(connection => Run(connection, tampering));

        var check = _log.Verify();

        check.Intact.Should().BeFalse();
        check.FirstBad.Should().Be(firstBad);
        check.Entries.Should().Be(firstBad - 1);
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(4)]
    public void Verify_LineRewrittenWithItsOwnHash_IsFoundAtTheNextLine(int seq)
    {
        var hash = Rewrite(seq);

        _log.Verify().Should().Be(
            new AuditCheck(Intact: false, seq, hash, FirstBad: seq + 1, $"Line {seq + 1} was changed, or lines before it were."));
    }

    [Test]
    public void Verify_LastLineRewrittenWithItsOwnHash_ShowsInTheHead()
    {
        var head = _log.Verify().Head;

        var hash = Rewrite(5);

        _log.Verify().Should().Match<AuditCheck>(check => check.Intact && check.Head == hash && check.Head != head);
    }

    [Test]
    public void Append_AfterARestart_GoesOnWithTheChain()
    {
        var folder = Directory.CreateTempSubdirectory("gateway-audit-").FullName;
        try
        {
            foreach (var number in Enumerable.Range(1, 2))
            {
                using var store = new TradingStore(new TradingOptions { DataDirectory = folder });
                var log = new AuditLog(store, _clock, NullLogger<AuditLog>.Instance);
                log.Append("desk", "ibkr_cancel_order", "call", null, "{}");
                log.Verify().Should().Match<AuditCheck>(check => check.Intact && check.Entries == number);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Changes a line and makes its hash fit it; the new hash.</summary>
    private string Rewrite(int seq)
    {
        var lines = _log.Read(null, null, null, 5).OrderBy(line => line.Seq).ToList();
        var hash = AuditChain.Hash(lines[seq - 1] with { Detail = "{}" }, seq == 1 ? AuditChain.Root : lines[seq - 2].Hash);
        _store.Use(connection => Run(connection, $"UPDATE audit SET detail = '{{}}', hash = '{hash}' WHERE seq = {seq}"));
        return hash;
    }

    private static int Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteNonQuery();
    }
}
