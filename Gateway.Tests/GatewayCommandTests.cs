using Gateway.Configuration;

namespace Gateway.Tests;

[TestFixture]
public sealed class GatewayCommandTests
{
    private SettingSources? _served;
    private (SettingSources Sources, bool Ready)? _probed;

    [Test]
    public async Task Parse_Settings_ReachTheRun()
    {
        await InvokeAsync("--tws-host", "tws.lan", "--server-port=9000", "--demo");

        _served!.Demo.Should().BeTrue();
        _served.CommandLine.Should().BeEquivalentTo([new SettingEntry("--tws-host", "tws.lan", "command line"), new SettingEntry("--server-port", "9000", "command line")]);
        _served.CommandLineErrors.Should().BeEmpty();
    }

    [Test]
    public async Task Parse_Nothing_RunsWithDefaults()
    {
        await InvokeAsync();

        _served.Should().NotBeNull();
        _served!.Demo.Should().BeFalse();
        _served.CommandLine.Should().BeEmpty();
        _served.AppSettings.Should().EndWith("appsettings.json");
    }

    [Test]
    public async Task Parse_UnknownOption_IsAnErrorThatNamesTheNearest()
    {
        await InvokeAsync("--tws-prot", "7497");

        Load().Should().ContainSingle().Which.ToString().Should().Contain("--tws-prot").And.Contain("--tws-port");
    }

    [Test]
    public async Task Parse_StrayWord_IsAnError()
    {
        await InvokeAsync("demo");

        Load().Should().ContainSingle().Which.Name.Should().Be("demo");
    }

    [Test]
    public async Task Parse_Health_ProbesWithTheSameSettings()
    {
        await InvokeAsync("health", "--ready", "--server-port", "9000");

        _probed!.Value.Ready.Should().BeTrue();
        _probed.Value.Sources.CommandLine.Should().ContainSingle().Which.Value.Should().Be("9000");
        _served.Should().BeNull();
    }

    private IReadOnlyList<SettingError> Load() =>
        (_served! with { AppSettings = "none", EnvFile = "none" }).Invoking(sources => sources.Load()).Should().Throw<SettingsException>().Which.Errors;

    private Task<int> InvokeAsync(params string[] arguments)
    {
        _served = null;
        _probed = null;
        var line = new GatewayCommand(
            (sources, _) => Task.FromResult((_served = sources) is null ? 1 : 0),
            (sources, ready, _) => Task.FromResult((_probed = (sources, ready)) is null ? 1 : 0))
        { Environment = new Dictionary<string, string>() };
        return line.Root.Parse(arguments).InvokeAsync();
    }
}
