using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Halts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading.Halts;

[TestFixture]
public sealed class HaltWatchTests
{
    private TemporaryFolder _folder = null!;
    private TwsApiFixture _tws = null!;
    private TradingStore _store = null!;
    private StringWriter _console = null!;
    private CancelDuty _duty = null!;
    private HaltFiles _files = null!;
    private KillSwitch _killSwitch = null!;
    private HaltWatch _watch = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _tws = new TwsApiFixture();
        _store = new TradingStore(new TradingOptions { DataDirectory = _folder.Path });
        _console = new StringWriter();
        _files = new HaltFiles(_folder.Path);
        _duty = new CancelDuty(_tws.Client, _store, _tws.Clock, NullLogger<CancelDuty>.Instance);
        _killSwitch = new KillSwitch(
            _tws.Client, _store, _duty, _files, new OperatorCodes(_console, _tws.Clock),
            new AuditLog(_store, _tws.Clock, NullLogger<AuditLog>.Instance), _tws.Clock, NullLogger<KillSwitch>.Instance);
        _watch = new HaltWatch(_killSwitch, _files, _tws.Clock, NullLogger<HaltWatch>.Instance);
    }

    [TearDown]
    public async Task TearDown()
    {
        _watch.Dispose();
        _killSwitch.Dispose();
        _store.Dispose();
        await _tws.DisposeAsync();
        await _console.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task LookAsync_FileHalt_HaltsAndCancels()
    {
        File.WriteAllText(_folder.File("halt"), "runaway strategy\nall-clients\n");
        await _watch.LookAsync().PromptlyAsync("the look");
        _killSwitch.State!.Reason.Should().Be("runaway strategy");
        _duty.Current!.AllClients.Should().BeTrue();
    }

    [Test]
    public async Task LookAsync_FileHaltIsRemoved_StaysHalted()
    {
        File.WriteAllText(_folder.File("halt"), "runaway");
        await _watch.LookAsync().PromptlyAsync("the look");
        File.Delete(_folder.File("halt"));
        await _watch.LookAsync().PromptlyAsync("the look");
        _killSwitch.State.Should().NotBeNull();
    }

    [Test]
    public async Task LookAsync_FileResume_LetsOrdersGoAndIsUsedUp()
    {
        await _killSwitch.EngageAsync("desk", "first").PromptlyAsync("the halt");
        _files.WriteResume();
        await _watch.LookAsync().PromptlyAsync("the look");
        _killSwitch.State.Should().BeNull();
        Directory.GetFiles(_folder.Path, "resume").Should().BeEmpty();
    }

    [Test]
    public async Task LookAsync_BothFiles_Halts()
    {
        File.WriteAllText(_folder.File("halt"), "runaway");
        File.WriteAllText(_folder.File("resume"), "");
        await _watch.LookAsync().PromptlyAsync("the look");
        _killSwitch.State.Should().NotBeNull();
        _files.AsksToResume.Should().BeFalse();
    }

    [Test]
    public async Task LookAsync_FileStaysAfterTheHaltItAskedFor_HaltsOnce()
    {
        File.WriteAllText(_folder.File("halt"), "runaway");
        await _watch.LookAsync().PromptlyAsync("the look");
        var since = _duty.Current!.Since;
        _tws.Clock.Advance(TimeSpan.FromMinutes(1));
        await _watch.LookAsync().PromptlyAsync("the look");
        _killSwitch.State!.Since.Should().Be(since);
        _console.ToString().Split("resume trading").Should().HaveCount(2, "one code is shown");
    }

    [Test]
    public async Task StartAsync_FileWrittenWhileTheGatewayWasAway_IsHaltedBeforeAnythingElse()
    {
        _files.WriteHalt("maintenance", allClients: false);
        await _watch.StartAsync(CancellationToken.None).PromptlyAsync("the start");
        _killSwitch.State!.Reason.Should().Be("maintenance");
        await _watch.StopAsync(CancellationToken.None).PromptlyAsync("the stop");
    }
}
