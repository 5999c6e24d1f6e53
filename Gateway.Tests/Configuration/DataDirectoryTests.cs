using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class DataDirectoryTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Open_NothingSet_IsTheFolderOfTheUser()
    {
        using var data = DataDirectory.Open(new GatewaySettings(), localData: _folder.Path);

        data.Settings.Trading.Folder.Should().Be(_folder.File("gateway"));
        Directory.Exists(_folder.File("gateway")).Should().BeTrue();
        data.Problem.Should().BeNull();
    }

    [Test]
    public void Locate_NothingSet_IsTheFolderForDataOfThePlatform() =>
        DataDirectory.Locate(new TradingOptions()).Should().Be(
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "gateway"));

    [Test]
    public void Open_InMemory_HasNoFolder()
    {
        using var data = DataDirectory.Open(Settings(":memory:"), localData: _folder.Path);

        data.Settings.Trading.Folder.Should().BeNull();
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Test]
    public void Open_Demo_HasAFolderThatEndsWithIt()
    {
        string folder;
        using (var data = DataDirectory.Open(new GatewaySettings { Demo = true }, localData: _folder.Path))
        {
            folder = data.Settings.Trading.Folder!;
            folder.Should().StartWith(Path.GetTempPath());
            File.WriteAllText(Path.Combine(folder, "journal.db"), "");
        }

        Directory.Exists(folder).Should().BeFalse();
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Test]
    public void Open_DemoWithAFolder_KeepsIt()
    {
        using (DataDirectory.Open(Settings(_folder.File("kept")) with { Demo = true }))
        {
        }

        Directory.Exists(_folder.File("kept")).Should().BeTrue();
    }

    [Test]
    public void Open_NoHomeDirectory_NamesTheSetting() =>
        Fault(new GatewaySettings(), localData: "").Should().StartWith("TRADING_DATA_DIRECTORY").And.Contain("home directory").And.Contain("Example");

    [Test]
    public void Open_FileInItsPlace_NamesTheSettingAndThePath()
    {
        File.WriteAllText(_folder.File("taken"), "");

        Fault(Settings(_folder.File("taken"))).Should().StartWith($"TRADING_DATA_DIRECTORY = {_folder.File("taken")}").And.Contain("must be a folder");
    }

    [Test]
    [Platform("Linux")]
    public void Open_FolderThatCannotBeMade_NamesTheSetting() =>
        Fault(Settings("/proc/gateway")).Should().StartWith("TRADING_DATA_DIRECTORY = /proc/gateway").And.Contain("must be a folder");

    [Test]
    [Platform("Linux")]
    public void Open_FolderThatCannotBeWritten_SaysWhyItIsNotLocked()
    {
        using var data = DataDirectory.Open(Settings("/proc/self"));

        data.Problem.Should().Contain("gateway.lock").And.Contain("cannot be locked");
    }

    [Test]
    public void Open_FolderOfARunningGateway_NamesItsProcess()
    {
        using var first = DataDirectory.Open(Settings(_folder.Path));

        Fault(Settings(_folder.Path)).Should().Contain("another running gateway").And.Contain($"process {Environment.ProcessId}");
    }

    [Test]
    public void Open_AfterTheOtherHasEnded_IsFree()
    {
        DataDirectory.Open(Settings(_folder.Path)).Dispose();

        using var second = DataDirectory.Open(Settings(_folder.Path));
        second.Problem.Should().BeNull();
    }

    [Test]
    public void Open_LockLeftByAProcessThatIsGone_IsFree()
    {
        File.WriteAllText(_folder.File("gateway.lock"), "");
        File.WriteAllText(_folder.File("gateway.pid"), "99999999");

        using var data = DataDirectory.Open(Settings(_folder.Path));
        data.Problem.Should().BeNull();
        File.ReadAllText(_folder.File("gateway.pid")).Should().Be($"{Environment.ProcessId}");
    }

    [TestCase("gateway.lock")]
    [TestCase("gateway.pid")]
    [TestCase("gateway.db")]
    [TestCase("journal.db")]
    [TestCase("journal.db-wal")]
    [Platform(Exclude = "Win")]
    public void Open_FileThatIsALink_IsRefusedAndTheTargetUntouched(string file)
    {
        File.WriteAllText(_folder.File("target"), "other");
        File.CreateSymbolicLink(_folder.File(file), _folder.File("target"));

        Fault(Settings(_folder.Path)).Should().Contain(file).And.Contain("symbolic link").And.Contain("Remove the link");
        File.ReadAllText(_folder.File("target")).Should().Be("other");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Open_FolderAndFiles_AreTheUsersAlone()
    {
        var folder = _folder.File("new");
        using (DataDirectory.Open(Settings(folder)))
        {
#pragma warning disable CA1416 // Not on Windows.
            File.GetUnixFileMode(folder).Should().Be(Private | UnixFileMode.UserExecute);
            foreach (var file in Directory.EnumerateFiles(folder))
                File.GetUnixFileMode(file).Should().Be(Private, file);
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Open_DefaultFolderThatOthersCouldRead_IsClosedToThem()
    {
        Directory.CreateDirectory(_folder.File("gateway"));
        File.SetUnixFileMode(_folder.File("gateway"), Private | UnixFileMode.UserExecute | UnixFileMode.OtherRead);

        using var data = DataDirectory.Open(new GatewaySettings(), localData: _folder.Path);

        File.GetUnixFileMode(_folder.File("gateway")).Should().Be(Private | UnixFileMode.UserExecute);
    }

    private static GatewaySettings Settings(string folder) => new() { Trading = new TradingOptions { DataDirectory = folder } };

    private static string Fault(GatewaySettings settings, string? localData = null) =>
        FluentActions.Invoking(() => DataDirectory.Open(settings, localData)).Should().Throw<SettingsException>().Which.Errors.Single().ToString();
}
