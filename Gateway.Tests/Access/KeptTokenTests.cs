using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class KeptTokenTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory();
        if (TestContext.CurrentContext.Test.MethodName != nameof(Take_FolderThatCannotBeWritten_MakesOneForTheRunAndSaysWhy))
            Directory.CreateDirectory(Folder);
    }

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    private string Folder => Path.Combine(_folder.FullName, "data");

    private string TokenPath => Path.Combine(Folder, KeptToken.FileName);

    [Test]
    public void Take_FirstStart_MakesAFileForItsOwnerOnly()
    {
        var kept = Kept();

        var token = kept.Take();

        token.Should().MatchRegex("^[0-9a-f]{64}$");
        File.ReadAllText(TokenPath).Should().Be(token + "\n");
        (kept.IsNew, kept.Path).Should().Be((true, TokenPath));
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(TokenPath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Test]
    public void Take_LaterStart_ReadsItAndClosesTheFileToOthers()
    {
        var token = Kept().Take();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(TokenPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var kept = Kept();

        kept.Take().Should().Be(token);

        kept.IsNew.Should().BeFalse();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(TokenPath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Test]
    public void Take_NothingIsKept_MakesOneForTheRun()
    {
        var kept = new KeptToken(new TradingOptions { DataDirectory = ":memory:" });

        kept.Take().Should().NotBe(new KeptToken(new TradingOptions()).Take());
        kept.Path.Should().BeNull();
    }

    [Test]
    public void Take_FileWithoutAToken_NamesTheSettingAndTheRemedy()
    {
        Kept().Take();
        File.WriteAllText(TokenPath, "short\n");

        Taking().Should().Throw<SettingsException>().WithMessage("*TRADING_DATA_DIRECTORY*without a token*remove it*").Which.Message.Should().NotContain("short");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void Take_Link_IsNotFollowed()
    {
        Kept().Take();
        File.Move(TokenPath, TokenPath + "2");
        File.CreateSymbolicLink(TokenPath, TokenPath + "2");

        Taking().Should().Throw<SettingsException>().WithMessage("*has a link*");
    }

    [Test]
    public void Take_FolderThatCannotBeWritten_MakesOneForTheRunAndSaysWhy()
    {
        File.WriteAllText(Folder, "");
        var kept = Kept();

        kept.Take().Should().MatchRegex("^[0-9a-f]{64}$");

        (kept.IsNew, kept.Path).Should().Be((true, null));
        kept.Problem.Should().Contain("cannot be read or written");
    }

    private Func<string> Taking() => () => Kept().Take();

    private KeptToken Kept() => new(new TradingOptions { DataDirectory = Folder });
}
