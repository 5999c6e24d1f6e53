using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Halts;

namespace Gateway.Tests;

[TestFixture]
public sealed class HaltCommandTests
{
    private TemporaryFolder _folder = null!;
    private StringWriter _output = null!;
    private StringWriter _error = null!;

    [SetUp]
    public void SetUp() => (_folder, _output, _error) = (new TemporaryFolder(), new StringWriter(), new StringWriter());

    [TearDown]
    public void TearDown()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Test]
    public async Task HaltAsync_NothingRuns_LeavesTheFileForTheNextStart()
    {
        (await Command().HaltAsync("runaway", allClients: true, CancellationToken.None)).Should().Be(0);
        new HaltFiles(_folder.Path).ReadHalt().Should().Be(new HaltRequest("runaway", AllClients: true));
        _output.ToString().Should().StartWith("No running gateway has taken it up.").And.Contain(_folder.Path);
    }

    [Test]
    public async Task HaltAsync_GatewayStoresTheHalt_ShowsIt()
    {
        using var store = new TradingStore(new TradingOptions { DataDirectory = _folder.Path });
        store.Write(KillSwitch.Key, JsonSerializer.Serialize(new Halt(DateTimeOffset.UnixEpoch, "desk", "runaway")));
        (await Command().HaltAsync("runaway", allClients: false, CancellationToken.None)).Should().Be(0);
        _output.ToString().Should().StartWith("Stopped: trading is halted since 1970-01-01 00:00:00Z by desk: runaway.");
    }

    [Test]
    public async Task ResumeAsync_NothingRuns_TakesTheFileBackAndLeavesItsOwn()
    {
        await Command().HaltAsync("runaway", allClients: false, CancellationToken.None);
        (await Command().ResumeAsync(CancellationToken.None)).Should().Be(0);
        var files = new HaltFiles(_folder.Path);
        (files.AsksToHalt, files.AsksToResume).Should().Be((false, true));
        _output.ToString().Should().Contain("will not be halted");
    }

    [Test]
    public async Task HaltAsync_ReasonOfTwoLines_IsRefused()
    {
        (await Command().HaltAsync("one\nall-clients", allClients: false, CancellationToken.None)).Should().Be(SettingsException.ExitCode);
        _error.ToString().Should().StartWith("--reason: must be one line");
        new HaltFiles(_folder.Path).AsksToHalt.Should().BeFalse();
    }

    [Test]
    public async Task HaltAsync_DataInMemory_NamesTheSettingAndOtherWays()
    {
        (await Command(TradingOptions.InMemory).HaltAsync("x", allClients: false, CancellationToken.None)).Should().Be(SettingsException.ExitCode);
        _error.ToString().Should().StartWith("TRADING_DATA_DIRECTORY: ").And.Contain("SIGUSR1");
    }

    private HaltCommand Command(string? folder = null) => new(
        new SettingSources
        {
            AppSettings = "none",
            EnvFile = "none",
            Environment = new Dictionary<string, string> { ["TRADING_DATA_DIRECTORY"] = folder ?? _folder.Path },
        },
        _output, _error) { Patience = TimeSpan.FromMilliseconds(1) };
}
