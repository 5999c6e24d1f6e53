using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Configuration;

[TestFixture]
[Platform(Exclude = "Win")]
public sealed class PrivateFileTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Test]
    public void Prepare_MissingFile_IsEmptyAndTheUsersAlone()
    {
        using var folder = new TemporaryFolder();

        PrivateFile.Prepare(folder.File("a.db"));

        new FileInfo(folder.File("a.db")).Length.Should().Be(0);
        Mode(folder.File("a.db")).Should().Be(Private);
    }

    [Test]
    public void Prepare_FileThatOthersCanRead_IsClosedAndKeepsItsContent()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.db"), "content");
        Open(folder.File("a.db"));

        PrivateFile.Prepare(folder.File("a.db"));

        Mode(folder.File("a.db")).Should().Be(Private);
        File.ReadAllText(folder.File("a.db")).Should().Be("content");
    }

    [Test]
    public void Prepare_LinkToNothing_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("a.db"), folder.File("nothing"));

        folder.Invoking(_ => PrivateFile.Prepare(folder.File("a.db"))).Should().Throw<IOException>().WithMessage("*symbolic link*");
        File.Exists(folder.File("nothing")).Should().BeFalse();
    }

    [Test]
    public void PrepareFolder_MissingParents_AreTheUsersAlone()
    {
        using var folder = new TemporaryFolder();

        PrivateFile.PrepareFolder(folder.File(Path.Combine("a", "b", "c") + "/"), isOurs: false);

        foreach (var one in new[] { "a", "a/b", "a/b/c" })
            Mode(folder.File(one)).Should().Be(Private | UnixFileMode.UserExecute, one);
    }

#pragma warning disable CA1416 // Not on Windows.
    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);

    private static void Open(string path) => File.SetUnixFileMode(path, Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
}
