using Gateway.Configuration;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class SettingTextTests
{
    [TestCase("true", true)]
    [TestCase(" TRUE ", true)]
    [TestCase("1", true)]
    [TestCase("Yes", true)]
    [TestCase("false", false)]
    [TestCase("0", false)]
    [TestCase("no", false)]
    public void TryParse_KnownBoolean_IsIt(string text, bool expected)
    {
        SettingText.TryParse(typeof(bool), text, out var value).Should().BeTrue();
        value.Should().Be(expected);
    }

    [TestCase("on")]
    [TestCase("off")]
    [TestCase("TRUE!")]
    [TestCase("truee")]
    [TestCase("2")]
    [TestCase("-1")]
    [TestCase("y")]
    [TestCase("null")]
    public void TryParse_OtherWord_IsNoBoolean(string text) => SettingText.TryParse(typeof(bool), text, out _).Should().BeFalse();

    [TestCase("500ms", 0.5)]
    [TestCase("30", 30)]
    [TestCase("30s", 30)]
    [TestCase("1.5m", 90)]
    [TestCase("2h", 7200)]
    public void TryParse_Time_IsIt(string text, double seconds)
    {
        SettingText.TryParse(typeof(TimeSpan), text, out var value).Should().BeTrue();
        value.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [TestCase("soon")]
    [TestCase("30x")]
    [TestCase("-5s")]
    [TestCase("s")]
    public void TryParse_NoTime_Fails(string text) => SettingText.TryParse(typeof(TimeSpan), text, out _).Should().BeFalse();

    [TestCase("1,000")]
    [TestCase("0x10")]
    [TestCase("1e3")]
    [TestCase("99999999999")]
    public void TryParse_OddNumber_Fails(string text) => SettingText.TryParse(typeof(int), text, out _).Should().BeFalse();

    [Test]
    public void TryParse_List_IsSplitAndTrimmed()
    {
        SettingText.TryParse(typeof(IReadOnlyList<string>), " a, b,,c ", out var value).Should().BeTrue();
        value.Should().BeAssignableTo<IReadOnlyList<string>>().Which.Should().Equal("a", "b", "c");
    }

    [TestCase("warning", true)]
    [TestCase("3", false)]
    [TestCase("Warning,Error", false)]
    public void TryParse_Enumeration_TakesItsNamesOnly(string text, bool expected) =>
        SettingText.TryParse(typeof(Microsoft.Extensions.Logging.LogLevel), text, out _).Should().Be(expected);
}
