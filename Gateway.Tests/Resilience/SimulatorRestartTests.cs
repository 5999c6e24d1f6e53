using Gateway.Tests.Support;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;
using TwsSimulator;

namespace Gateway.Tests.Resilience;

/// <summary>The whole connection on the real clock, with the simulator as TWS.</summary>
[TestFixture]
public sealed class SimulatorRestartTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private SimulatorServer _simulator = null!;
    private TwsSupervisor _supervisor = null!;

    [SetUp]
    public async Task SetUp()
    {
        _simulator = await SimulatorServer.StartAsync(new SimulatorOptions { TickInterval = TimeSpan.FromMilliseconds(20) });
        _supervisor = new TwsSupervisor(new TwsSessionOptions(), TimeProvider.System, NullLogger<TwsSupervisor>.Instance);
        await _supervisor.ConnectAsync(new TwsEndpoint("127.0.0.1", _simulator.Port, 3), CancellationToken.None).WaitAsync(Limit);
    }

    [TearDown]
    public async Task TearDown()
    {
        await _supervisor.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    private static async Task UntilAsync(RecordingReceiver stream, Func<string, bool> wanted)
    {
        string call;
        do
            call = await stream.NextAsync();
        while (!wanted(call));
    }

    [Test]
    public async Task Restart_OpenStream_GoesOnAfterAGap()
    {
        var stream = new RecordingReceiver(Quote, id => new CancelMktDataRequest(id));
        using var open = _supervisor.Open(stream);
        await UntilAsync(stream, call => call == "TickPriceMessage");
        await _simulator.StopAsync();
        await UntilAsync(stream, call => call.StartsWith("disconnected", StringComparison.Ordinal));
        await FluentActions.Awaiting(() => _supervisor.ConnectAsync(new TwsEndpoint("127.0.0.1", _simulator.Port, 3), CancellationToken.None).WaitAsync(Limit))
            .Should().ThrowAsync<TwsDisconnectedException>();
        await _simulator.RestartAsync();
        (await stream.NextAsync()).Should().StartWith("gap ");
        await UntilAsync(stream, call => call == "TickPriceMessage");
        _supervisor.Status.State.Should().Be(ConnectionState.Connected);
    }

    [Test]
    public async Task OneByteAtATime_RequestsAndStreams_Work()
    {
        _simulator.Faults.OneByteAtATime = true;
        var stream = new RecordingReceiver(Quote, id => new CancelMktDataRequest(id));
        using var open = _supervisor.Open(stream);
        await UntilAsync(stream, call => call == "TickPriceMessage");
        var time = await _supervisor.Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), Limit, CancellationToken.None).WaitAsync(Limit);
        time.Time.Should().NotBeNull();
        _supervisor.Session.Statistics.Undecodable.Should().Be(0);
    }

    [Test]
    public async Task SendAsync_AHundredRequestsAtOnce_BreaksNoRateLimit()
    {
        var errors = new RecordingReceiver();
        using var listening = _supervisor.Listen(errors);
        var session = _supervisor.Session;
        for (var i = 0; i < 100; i++)
            await session.SendAsync(new ReqManagedAcctsRequest(), CancellationToken.None);
        for (var i = 0; i < 100; i++)
            (await errors.NextAsync()).Should().Be("ManagedAccountsMessage");
        session.Completion.IsCompleted.Should().BeFalse();
    }

    private static ReqMktDataRequest Quote(int id) => new(id, new Contract { Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" });
}
