using Gateway.Tests.Support;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class ConnectTests
{
    private SessionFixture _fixture = null!;

    [SetUp]
    public void SetUp() => _fixture = new SessionFixture();

    [TearDown]
    public async Task TearDown() => await _fixture.DisposeAsync();

    private static async Task<string> FailureOf(Task<TwsSession> connecting) =>
        (await FluentActions.Awaiting(() => connecting).Should().ThrowAsync<TwsDisconnectedException>()).Which.Message;

    [Test]
    public async Task ConnectAsync_PlainTws_IsReadyWithItsVersionAccountsAndOrderId()
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        (await peer.ReadHelloAsync()).Should().Be("v100..200");
        await peer.SendAsync(ScriptedPeer.Version(187));
        (await peer.ReadFrameAsync()).Should().Be("71|2|7");
        await peer.SendAsync(ScriptedPeer.Frame("15", "1", "DU1,DU2,"), ScriptedPeer.Frame("9", "1", "42"));
        await using var session = await connecting;
        session.ServerVersion.Value.Should().Be(187);
        session.ManagedAccounts.Should().Equal("DU1", "DU2");
        session.NextValidId.Should().Be(42);
    }

    [Test]
    public async Task ConnectAsync_BootstrapReorderedAmongNotices_IsReadyAndTheListenerMissesNothing()
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        await peer.SendAsync(
            ScriptedPeer.Version(), ScriptedPeer.Error(-1, 2104, "Market data farm connection is OK:usfarm"),
            ScriptedPeer.Frame("9", "1", "5"), ScriptedPeer.Error(-1, 2106, "HMDS data farm connection is OK:ushmds"), ScriptedPeer.Frame("15", "1", "DU1"));
        await using var session = await connecting;
        session.NextValidId.Should().Be(5);
        (await _fixture.Listener.NextAsync()).Should().StartWith("error -1 2104");
        (await _fixture.Listener.NextAsync()).Should().Be("NextValidIdMessage");
        (await _fixture.Listener.NextAsync()).Should().StartWith("error -1 2106");
        (await _fixture.Listener.NextAsync()).Should().Be("ManagedAccountsMessage");
    }

    [Test]
    public async Task ConnectAsync_OneByteAtATime_IsReady()
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        foreach (var one in ScriptedPeer.Boot())
            await peer.SendAsync([one]);
        await using var session = await connecting;
        session.ManagedAccounts.Should().Equal("DU1");
    }

    [Test]
    public async Task ConnectAsync_OtherFrameBeforeTheVersion_IsSkipped()
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        await peer.SendAsync([.. ScriptedPeer.Frame("some", "odd", "frame"), .. ScriptedPeer.Boot()]);
        await using var session = await connecting;
        session.ServerVersion.Value.Should().Be(200);
    }

    [Test]
    public async Task ConnectAsync_CutAfterEachByte_FailsWithAdviceAndClosesTheSocket()
    {
        var boot = ScriptedPeer.Boot();
        var version = ScriptedPeer.Version().Length;
        for (var cut = 0; cut < boot.Length; cut++)
        {
            var connecting = _fixture.ConnectAsync();
            var peer = await _fixture.Tws.AcceptAsync();
            await peer.ReadHelloAsync();
            await peer.SendAsync(boot[..cut]);
            if (cut >= version)
                await peer.ReadFrameAsync();
            peer.Cut();
            (await FailureOf(connecting)).Should().Contain(
                cut < version ? "closed it before it sent its version" : "closed the connection before the session was ready", "it was cut after {0} bytes", cut)
                .And.Contain("trusted IPs").And.Contain("32 clients");
        }
    }

    [Test]
    public async Task ConnectAsync_NobodyListens_SaysWhatToStartAndWhichPorts()
    {
        await _fixture.Tws.DisposeAsync();
        (await FailureOf(_fixture.ConnectAsync())).Should().Contain("running").And.Contain("7497").And.Contain("7496").And.Contain("4002").And.Contain("4001");
    }

    [Test]
    public async Task ConnectAsync_MuteAfterAccept_SaysWhatToCheckAndClosesTheSocket()
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        _fixture.Time.Advance(TimeSpan.FromSeconds(10));
        (await FailureOf(connecting)).Should().Contain("logged in").And.Contain("second factor").And.Contain("Enable ActiveX and Socket Clients").And.Contain("trusted IPs");
        await peer.ClosedAsync();
    }

    [TestCase("9", "1", "5", "not the accounts within")]
    [TestCase("15", "1", "DU1", "not the next order id within")]
    public async Task ConnectAsync_HalfABootstrap_SaysWhatIsMissingAndClosesTheSocket(string id, string version, string value, string expected)
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        await peer.SendAsync(ScriptedPeer.Version());
        await peer.ReadFrameAsync();
        await peer.SendAsync(ScriptedPeer.Frame(id, version, value));
        await _fixture.Listener.NextAsync();
        _fixture.Time.Advance(TimeSpan.FromSeconds(10));
        (await FailureOf(connecting)).Should().Contain(expected);
        await peer.ClosedAsync();
    }

    [TestCase(-1, "host2:4002", "redirects clients to 'host2:4002'")]
    [TestCase(175, "20200101", "Install TWS or IB Gateway 10.37 or newer")]
    [TestCase(201, "20270101", "newest that the gateway asked for")]
    public async Task ConnectAsync_VersionThatIsNotSpoken_IsRefusedAndClosesTheSocket(int version, string second, string expected)
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        await peer.SendAsync(ScriptedPeer.Frame($"{version}", second));
        (await FailureOf(connecting)).Should().Contain(expected);
        await peer.ClosedAsync();
    }

    [TestCase("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [TestCase("\0\0\0\0")]
    [TestCase("\u00ff\u00ff\u00ff\u00ff")]
    [TestCase("\0\0\0\u0004ab\0c\0")]
    [TestCase("\0\0\0\u0004a\0b\0")]
    public async Task ConnectAsync_PeerThatIsNotTws_SaysSoAndClosesTheSocket(string answer)
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        var bytes = System.Text.Encoding.Latin1.GetBytes(answer);
        // Nine unrelated frames are as little of a version as none.
        await peer.SendAsync([.. Enumerable.Repeat(bytes, 9).SelectMany(part => part)]);
        (await FailureOf(connecting)).Should().Contain("does not speak the TWS protocol");
        await peer.ClosedAsync();
    }

    [Test]
    public async Task ConnectAsync_ClientIdInUse_NamesTheIdAndClosesTheSocket()
    {
        var connecting = _fixture.ConnectAsync();
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        await peer.SendAsync(ScriptedPeer.Version());
        await peer.ReadFrameAsync();
        await peer.SendAsync(ScriptedPeer.Error(-1, 326, "Unable to connect as the client id is already in use."));
        (await FailureOf(connecting)).Should().Contain("Client id 7 is in use").And.Contain("326").And.Contain("choose another client id");
        await peer.ClosedAsync();
    }

    [Test]
    public async Task ConnectAsync_CallerCancels_ClosesTheSocket()
    {
        using var cancel = new CancellationTokenSource();
        var connecting = _fixture.Connector.ConnectAsync("127.0.0.1", _fixture.Tws.Port, 7, _fixture.Listener, cancel.Token);
        var peer = await _fixture.Tws.AcceptAsync();
        await peer.ReadHelloAsync();
        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => connecting).Should().ThrowAsync<OperationCanceledException>();
        await peer.ClosedAsync();
    }
}
