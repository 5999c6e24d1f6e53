using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading;

namespace Gateway.Tests.Trading;

[TestFixture]
public sealed class LiveConditionsTests
{
    private TemporaryFile _unattended = null!;

    [SetUp]
    public void Make() => _unattended = new TemporaryFile(Line("maxNotional:500,maxDayNotional:5000"));

    [TearDown]
    public void Remove() => _unattended.Dispose();

    [Test]
    public void Check_NothingIsSet_EveryMissingConditionIsNamedAtOnce() =>
        Load(new() { ["TRADING_MODE"] = "Live", ["TRADING_DATA_DIRECTORY"] = ":memory:", ["LOCAL_WITHOUT_TOKEN"] = "Read" })
            .Should().Throw<SettingsException>().Which.Errors.Select(error => error.Name)
            .Should().BeEquivalentTo(
                ["TRADING_LIVE_ACCOUNTS", "TRADING_DATA_DIRECTORY", "LOCAL_WITHOUT_TOKEN", "TRADING_APPROVAL", .. LiveConditions.Limits]);

    [Test]
    public void Check_OneMissing_NamesThatOne()
    {
        foreach (var name in Complete().Keys.Except(["TRADING_MODE"]))
        {
            var settings = Complete();
            settings.Remove(name);
            if (name == "TRADING_DATA_DIRECTORY")
                settings[name] = ":memory:";

            Load(settings).Should().Throw<SettingsException>(name).Which.Errors.Should().ContainSingle().Which.Name.Should().Be(name);
        }
    }

    [Test]
    public void Check_AllThere_Holds()
    {
        Load(Complete()).Should().NotThrow();
        Load(Complete(), demo: true).Should().NotThrow();
        Load(new() { ["TRADING_MODE"] = "Live" }, demo: true).Should().NotThrow("the demo has paper accounts only");
    }

    [Test]
    public void Check_UnattendedToken_StandsForTheApproval()
    {
        var settings = Complete();
        settings.Remove("TRADING_APPROVAL");
        settings["GATEWAY_TOKEN_FILE"] = _unattended.Path;
        Load(settings).Should().NotThrow();

        _unattended.Write(TestTokens.Line("person", AccessScope.All, TestTokens.All));
        Load(settings).Should().Throw<SettingsException>().WithMessage("*TRADING_APPROVAL*unattended*");
    }

    [TestCase(null)]
    [TestCase("maxQuantity:5")]
    [TestCase("maxNotional:500")]
    public void Check_UnattendedTokenWithoutLimitsOfItsOwn_IsNamed(string? limits)
    {
        var settings = Complete();
        _unattended.Write(Line(limits));
        settings["GATEWAY_TOKEN_FILE"] = _unattended.Path;

        Load(settings).Should().Throw<SettingsException>().WithMessage("*GATEWAY_TOKEN_FILE*bot*limits*maxNotional*");
    }

    private static string Line(string? limits) => TokenLine.Write(new TokenEntry(
        "bot", AccessScope.All, TokenEntry.HashOf(TestTokens.All), null, limits is null ? null : TokenLimits.Parse(limits, out _), Unattended: true));

    private static Dictionary<string, string> Complete()
    {
        var settings = new Dictionary<string, string>
        {
            ["TRADING_MODE"] = "Live",
            ["TRADING_LIVE_ACCOUNTS"] = "U1000001",
            ["TRADING_DATA_DIRECTORY"] = Path.GetTempPath(),
            ["TRADING_APPROVAL"] = "Elicitation",
        };
        foreach (var limit in LiveConditions.Limits)
            settings[limit] = "1000";
        return settings;
    }

    private static Action Load(Dictionary<string, string> environment, bool demo = false) => () => new SettingSources
    {
        AppSettings = "none",
        EnvFile = "none",
        Environment = environment,
        Demo = demo,
        Checks = [TokenFile.Check, LiveConditions.Check],
    }.Load();
}
