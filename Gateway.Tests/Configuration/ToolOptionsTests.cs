using System.Reflection;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class ToolOptionsTests
{
    [Test]
    public void Toolsets_Known_AreThoseOfTheProgram() =>
        ToolsetNamesAttribute.Known.Should().BeInAscendingOrder(StringComparer.Ordinal).And.BeEquivalentTo(
            ToolsetCatalog.Of(typeof(GatewaySettings).Assembly).Toolsets.Select(type => type.GetCustomAttribute<ToolsetAttribute>()!.Name).Distinct());

    [TestCase("account", new[] { "account" })]
    [TestCase(" market_data , Connection ", new[] { "market_data", "connection" })]
    public void Toolsets_KnownNames_AreOffered(string value, string[] offered)
    {
        var options = Load(value).Tools;

        ToolsetNamesAttribute.Known.Where(options.Offers).Should().BeEquivalentTo(offered);
    }

    [Test]
    public void Toolsets_NotSet_AreAll() => ToolsetNamesAttribute.Known.Should().OnlyContain(name => new ToolOptions().Offers(name));

    [TestCase("account,marketdata", "marketdata is not one of them (did you mean market_data?)")]
    [TestCase("acount", "acount is not one of them (did you mean account?)")]
    public void Toolsets_MisspeltName_IsAnErrorThatNamesTheKnownAndTheNearest(string value, string suggestion)
    {
        var error = Error(value);

        error.Name.Should().Be("TOOLS_TOOLSETS");
        error.Rule.Should().StartWith("must be names of toolsets separated by commas: account, connection, contracts").And.EndWith(suggestion);
        error.Example.Should().Be("TOOLS_TOOLSETS=connection,contracts,market_data,account");
    }

    [TestCase("something_else_entirely")]
    [TestCase(",")]
    public void Toolsets_NothingNear_IsAnErrorWithoutASuggestion(string value) => Error(value).Rule.Should().EndWith("streams, trading");

    private static SettingError Error(string value) =>
        FluentActions.Invoking(() => Load(value)).Should().Throw<SettingsException>().Which.Errors.Should().ContainSingle().Subject;

    private static GatewaySettings Load(string value)
    {
        var builder = new SettingsBuilder();
        builder.Add([new SettingEntry("TOOLS_TOOLSETS", value, "environment")]);
        return builder.Build();
    }
}
