using Gateway.Tests.Support;
using Gateway.Trading.Halts;

namespace Gateway.Tests.Trading.Halts;

[TestFixture]
public sealed class HaltFilesTests
{
    private TemporaryFolder _folder = null!;
    private HaltFiles _files = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _files = new HaltFiles(_folder.Path);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("runaway strategy\n", "runaway strategy", false)]
    [TestCase("  runaway\u0007 strategy  \r\nmore", "runaway strategy", false)]
    [TestCase("runaway\nall-clients\n", "runaway", true)]
    [TestCase("all-clients", "the file halt is in the data directory", true)]
    [TestCase("", "the file halt is in the data directory", false)]
    public void ReadHalt_TextOfAPerson_GivesReasonAndReach(string text, string reason, bool allClients)
    {
        File.WriteAllText(_folder.File("halt"), text);
        _files.AsksToHalt.Should().BeTrue();
        _files.ReadHalt().Should().Be(new HaltRequest(reason, allClients));
    }

    [Test]
    public void ReadHalt_HugeFile_GivesAShortReason()
    {
        File.WriteAllText(_folder.File("halt"), new string('x', 100_000));
        _files.ReadHalt().Reason.Should().HaveLength(200);
    }

    [Test]
    public void WriteHalt_ThenResume_LeavesOneFileAtATime()
    {
        _files.WriteHalt("runaway", allClients: true);
        _files.ReadHalt().Should().Be(new HaltRequest("runaway", AllClients: true));
        _files.WriteResume();
        (_files.AsksToHalt, _files.AsksToResume).Should().Be((false, true));
        _files.WriteHalt("again", allClients: false);
        (_files.AsksToHalt, _files.AsksToResume).Should().Be((true, false));
        _files.Remove();
        Directory.GetFiles(_folder.Path).Should().BeEmpty();
    }

    [Test]
    public void AsksToHalt_NoDataDirectory_Never()
    {
        var none = new HaltFiles(null);
        (none.AsksToHalt, none.AsksToResume, none.WrittenAt).Should().Be((false, false, (DateTime?)null));
        none.Invoking(files => files.Remove()).Should().NotThrow();
    }
}
