using Gateway.Configuration;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class EnvFileTests
{
    [TestCase("TWS_PORT=7497", "TWS_PORT", "7497")]
    [TestCase("  TWS_PORT = 7497  ", "TWS_PORT", "7497")]
    [TestCase("export TWS_PORT=7497", "TWS_PORT", "7497")]
    [TestCase("TWS_PORT=7497  # 7497 for TWS", "TWS_PORT", "7497")]
    [TestCase("TWS_PORT=7497\r", "TWS_PORT", "7497")]
    [TestCase("NAME=", "NAME", "")]
    [TestCase("NAME= # nothing", "NAME", "")]
    [TestCase("NAME=a#b", "NAME", "a#b")]
    [TestCase("NAME=a=b", "NAME", "a=b")]
    [TestCase("NAME='a # b' # c", "NAME", "a # b")]
    [TestCase("NAME='a\\nb'", "NAME", "a\\nb")]
    [TestCase("NAME=\"a\\nb\"", "NAME", "a\nb")]
    [TestCase("NAME=\"say \\\"hi\\\" \\\\ \\x\"", "NAME", "say \"hi\" \\ \\x")]
    [TestCase("NAME=$HOME", "NAME", "$HOME")]
    [TestCase("\uFEFFNAME=bom", "NAME", "bom")]
    public void Read_OneLine_GivesNameAndValue(string line, string name, string value)
    {
        var (entries, errors) = Read(line);

        errors.Should().BeEmpty();
        entries.Should().Equal(new SettingEntry(name, value, ".env:1"));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("# TWS_PORT=1")]
    public void Read_CommentOrBlank_GivesNothing(string line)
    {
        var (entries, errors) = Read(line);

        entries.Should().BeEmpty();
        errors.Should().BeEmpty();
    }

    [TestCase("TWS_PORT")]
    [TestCase("=7497")]
    [TestCase("1NAME=x")]
    [TestCase("TWS PORT=7497")]
    [TestCase("NAME='open")]
    [TestCase("NAME=\"open\\\"")]
    [TestCase("NAME='a'b")]
    public void Read_BadLine_IsAnErrorWithItsNumber(string line)
    {
        var (entries, errors) = Read("# first\n" + line);

        entries.Should().BeEmpty();
        errors.Should().ContainSingle().Which.Source.Should().Be(".env:2");
    }

    private static (List<SettingEntry> Entries, List<SettingError> Errors) Read(string text)
    {
        var entries = new List<SettingEntry>();
        var errors = new List<SettingError>();
        EnvFile.Read(text, ".env", entries.Add, errors.Add);
        return (entries, errors);
    }
}
