using Gateway.Tests.Support;
using Gateway.Tws.Resilience;

namespace Gateway.Tests.Resilience;

[TestFixture]
public sealed class StreamReplayTests
{
    private SupervisorFixture _fixture = null!;

    private TwsSupervisor Supervisor => _fixture.Supervisor;

    [SetUp]
    public void SetUp() => _fixture = new SupervisorFixture();

    [TearDown]
    public async Task TearDown() => await _fixture.DisposeAsync();

    private static async Task<string> StartedAsync(ScriptedPeer peer)
    {
        var fields = (await peer.ReadFrameAsync()).Split('|');
        fields[..2].Should().Equal("1", "11");
        return fields[2];
    }

    private static byte[] Tick(string requestId) => ScriptedPeer.Frame("2", "6", requestId, "0", "100");

    [Test]
    public async Task Open_Connected_StartsAtOnceAndStopsWhenDisposed()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        var stream = new RecordingReceiver();
        var open = Supervisor.Open(stream);
        var id = await StartedAsync(peer);
        await peer.SendAsync(Tick(id));
        (await stream.NextAsync()).Should().Be("TickSizeMessage");
        open.Dispose();
        (await peer.ReadFrameAsync()).Should().Be($"2|2|{id}");
    }

    [Test]
    public async Task Open_BeforeTheConnection_StartsWithTheSessionWithoutAGap()
    {
        var stream = new RecordingReceiver();
        using var open = Supervisor.Open(stream);
        var (_, peer) = await _fixture.ReadyAsync();
        await peer.SendAsync(Tick(await StartedAsync(peer)));
        (await stream.NextAsync()).Should().Be("TickSizeMessage");
    }

    [Test]
    public async Task Open_TextThatTwsDoesNotAccept_TellsTheStreamAndHarmsNoOther()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        var (bad, good) = (new RecordingReceiver("1,caf\u00e9,{0}"), new RecordingReceiver());
        using var first = Supervisor.Open(bad);
        using var second = Supervisor.Open(good);
        (await bad.NextAsync()).Should().StartWith("error -1 579").And.Contain("printable ASCII");
        await StartedAsync(peer);
    }

    [Test]
    public async Task Reconnect_OpenStreams_AreToldOfTheGapAndStartedUnderNewIdsAfterTheMarketDataType()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        await Supervisor.SetMarketDataTypeAsync(3, CancellationToken.None);
        (await peer.ReadFrameAsync()).Should().Be("59|1|3");
        var streams = new[] { new RecordingReceiver(), new RecordingReceiver() };
        var ids = new List<string>();
        foreach (var stream in streams)
        {
            _ = Supervisor.Open(stream);
            ids.Add(await StartedAsync(peer));
        }
        peer.Cut();
        foreach (var stream in streams)
            (await stream.NextAsync()).Should().StartWith("disconnected: TWS closed the connection");

        await _fixture.RetryAsync();
        peer = await _fixture.Tws.AcceptReadyAsync();
        (await peer.ReadFrameAsync()).Should().Be("59|1|3");
        foreach (var stream in streams)
        {
            var id = await StartedAsync(peer);
            ids.Should().NotContain(id);
            (await stream.NextAsync()).Should().StartWith("gap 2 s: TWS closed the connection");
            await peer.SendAsync(Tick(id));
            (await stream.NextAsync()).Should().Be("TickSizeMessage");
        }
    }

    [Test]
    public async Task Reconnect_StreamClosedMeanwhile_IsNotStarted()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        var (closed, kept) = (new RecordingReceiver(), new RecordingReceiver("1,11,{0},kept"));
        var open = Supervisor.Open(closed);
        await StartedAsync(peer);
        using var stays = Supervisor.Open(kept);
        await StartedAsync(peer);
        peer.Cut();
        await closed.NextAsync();
        open.Dispose();
        await _fixture.RetryAsync();
        peer = await _fixture.Tws.AcceptReadyAsync();
        (await peer.ReadFrameAsync()).Should().EndWith("|kept");
    }

    [Test]
    public async Task DisconnectAsync_OpenStream_IsToldAndGoesOnAfterTheNextConnect()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        var stream = new RecordingReceiver();
        using var open = Supervisor.Open(stream);
        await StartedAsync(peer);
        await Supervisor.DisconnectAsync().WaitAsync(ScriptedTws.Limit);
        (await stream.NextAsync()).Should().StartWith("disconnected: The connection was closed on request");
        (_, peer) = await _fixture.ReadyAsync();
        await StartedAsync(peer);
        (await stream.NextAsync()).Should().StartWith("gap ");
    }

    [Test]
    public async Task LinkRestored_DataLost_StartsTheStreamsAgainWithAGap()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        var stream = new RecordingReceiver();
        using var open = Supervisor.Open(stream);
        var id = await StartedAsync(peer);
        await peer.SendAsync(ScriptedPeer.Error(-1, 1100, "Connectivity between IBKR and Trader Workstation has been lost."));
        (await _fixture.StatusAsync(status => status.State == ConnectionState.IbLinkDown)).Reason.Should().Contain("1100");
        _fixture.Time.Advance(TimeSpan.FromSeconds(4));
        await peer.SendAsync(ScriptedPeer.Error(-1, 1101, "Connectivity has been restored - data lost."));
        (await stream.NextAsync()).Should().StartWith("gap 4 s: ").And.Contain("1101");
        (await peer.ReadFrameAsync()).Should().Be($"2|2|{id}");
        (await StartedAsync(peer)).Should().NotBe(id);
        await _fixture.StatusAsync(status => status.State == ConnectionState.Connected);
    }

    [Test]
    public async Task LinkRestored_DataKept_LeavesTheStreamsAlone()
    {
        var (session, peer) = await _fixture.ReadyAsync();
        var stream = new RecordingReceiver();
        using var open = Supervisor.Open(stream);
        var id = await StartedAsync(peer);
        await peer.SendAsync(ScriptedPeer.Error(0, 1100, "lost"));
        await _fixture.StatusAsync(status => status.State == ConnectionState.IbLinkDown);
        await peer.SendAsync(ScriptedPeer.Error(0, 1102, "restored"), Tick(id));
        await _fixture.StatusAsync(status => status is { State: ConnectionState.Connected, Reason: null });
        (await stream.NextAsync()).Should().Be("TickSizeMessage", "there was no gap before it");
        await session.SendAsync(new TextRequest("99"), CancellationToken.None);
        (await peer.ReadFrameAsync()).Should().Be("99");
    }

    [Test]
    public async Task LinkDown_ToldBeforeTheSessionIsReady_IsTheFirstState()
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        await peer.SendAsync(ScriptedPeer.Version(), ScriptedPeer.Error(-1, 1100, "lost"), ScriptedPeer.Boot()[ScriptedPeer.Version().Length..]);
        await connecting;
        Supervisor.Status.State.Should().Be(ConnectionState.IbLinkDown);
    }

    [Test]
    public async Task ServerLinkBroken_And1100Follows_AFarmDoesNotEndIt()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        await peer.SendAsync(
            ScriptedPeer.Error(-1, 2110, "Connectivity between TWS and server is broken."), ScriptedPeer.Error(-1, 1100, "lost"),
            ScriptedPeer.Error(-1, 2104, "Market data farm connection is OK:usfarm.nj"));
        var status = await _fixture.StatusAsync(status => status.Farms.ContainsKey("usfarm.nj"));
        status.State.Should().Be(ConnectionState.IbLinkDown);
        await peer.SendAsync(ScriptedPeer.Error(-1, 1102, "restored"));
        await _fixture.StatusAsync(status => status.State == ConnectionState.Connected);
    }

    [Test]
    public async Task ServerLinkBroken_AFarmAnswers_IsOver()
    {
        var (_, peer) = await _fixture.ReadyAsync();
        await peer.SendAsync(ScriptedPeer.Error(-1, 2110, "Connectivity between TWS and server is broken. It will be restored automatically."));
        await _fixture.StatusAsync(status => status.State == ConnectionState.IbLinkDown);
        await peer.SendAsync(ScriptedPeer.Error(-1, 2104, "Market data farm connection is OK:usfarm.nj"));
        var status = await _fixture.StatusAsync(status => status.State == ConnectionState.Connected);
        status.Farms.Should().Contain("usfarm.nj", "ok");
    }
}
