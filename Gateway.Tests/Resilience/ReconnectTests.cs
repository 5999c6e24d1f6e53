using Gateway.Tests.Support;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Resilience;

[TestFixture]
public sealed class ReconnectTests
{
    private SupervisorFixture _fixture = null!;

    private TwsSupervisor Supervisor => _fixture.Supervisor;

    [SetUp]
    public void SetUp() => _fixture = new SupervisorFixture();

    [TearDown]
    public async Task TearDown() => await _fixture.DisposeAsync();

    [Test]
    public void Session_NoConnectionAskedFor_SaysSo()
    {
        FluentActions.Invoking(() => Supervisor.Session).Should().Throw<TwsDisconnectedException>().WithMessage("No connection to TWS was requested.");
        Supervisor.Status.State.Should().Be(ConnectionState.Disconnected);
    }

    [Test]
    public async Task ConnectAsync_Ready_ShowsTheSessionInTheStatus()
    {
        var (session, _) = await _fixture.ReadyAsync();
        Supervisor.Session.Should().BeSameAs(session);
        Supervisor.Status.Should().BeEquivalentTo(
            new { State = ConnectionState.Connected, _fixture.Endpoint, ServerVersion = (int?)200, Reason = (string?)null, Attempts = 0 });
        Supervisor.Status.Accounts.Should().Equal("DU1");
    }

    [Test]
    public async Task ConnectAsync_NobodyListens_FailsAndGoesOnTrying()
    {
        _fixture.Tws.GoAway();
        await FluentActions.Awaiting(_fixture.ConnectAsync).Should().ThrowAsync<TwsDisconnectedException>().WithMessage("*running*");
        Supervisor.Status.State.Should().Be(ConnectionState.Connecting);
        await _fixture.RetryAsync();
        (await _fixture.StatusAsync(status => status.Attempts == 2)).Reason.Should().Contain("running");
        _fixture.Tws.Return();
        await _fixture.RetryAsync();
        await _fixture.Tws.AcceptReadyAsync();
        (await _fixture.StatusAsync(status => status.State == ConnectionState.Connected)).Attempts.Should().Be(0);
    }

    [Test]
    public async Task ConnectAsync_SameEndpointAgain_KeepsTheSession()
    {
        var (session, _) = await _fixture.ReadyAsync();
        (await _fixture.ConnectAsync()).Should().BeSameAs(session);
    }

    [Test]
    public async Task ConnectAsync_OtherEndpoint_ClosesTheOldSessionFirst()
    {
        var (old, peer) = await _fixture.ReadyAsync();
        await using var other = new ScriptedTws();
        var connecting = Supervisor.ConnectAsync(new TwsEndpoint("127.0.0.1", other.Port, 8), CancellationToken.None);
        await peer.ClosedAsync();
        await old.Completion.WaitAsync(ScriptedTws.Limit);
        await other.AcceptReadyAsync();
        (await connecting.WaitAsync(ScriptedTws.Limit)).Should().BeSameAs(Supervisor.Session);
        Supervisor.Status.Endpoint.Port.Should().Be(other.Port);
    }

    [Test]
    public async Task DisconnectAsync_Connected_ClosesAndStopsTrying()
    {
        var (session, peer) = await _fixture.ReadyAsync();
        await Supervisor.DisconnectAsync().WaitAsync(ScriptedTws.Limit);
        await peer.ClosedAsync();
        session.Completion.IsCompleted.Should().BeTrue();
        Supervisor.Status.State.Should().Be(ConnectionState.Disconnected);
        FluentActions.Invoking(() => Supervisor.Session).Should().Throw<TwsDisconnectedException>().WithMessage("*closed on request*");
        var (again, _) = await _fixture.ReadyAsync();
        again.Should().NotBeSameAs(session);
    }

    [Test]
    public async Task DisconnectAsync_WhileTrying_EndsWhoWaits()
    {
        var connecting = _fixture.ConnectAsync();
        await (await _fixture.Tws.AcceptAsync()).ReadHelloAsync();
        await Supervisor.DisconnectAsync().WaitAsync(ScriptedTws.Limit);
        await FluentActions.Awaiting(() => connecting).Should().ThrowAsync<TwsDisconnectedException>().WithMessage("*closed on request*");
    }

    [Test]
    public async Task Drop_ClientIdInUse_KeepsTryingWithTheSameId()
    {
        var connecting = _fixture.ConnectAsync();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var peer = await _fixture.Tws.AcceptAsync();
            await peer.ReadHelloAsync();
            await peer.SendAsync(ScriptedPeer.Version());
            (await peer.ReadFrameAsync()).Should().Be("71|2|7");
            await peer.SendAsync(ScriptedPeer.Error(-1, 326, "in use"));
            if (attempt == 0)
                await FluentActions.Awaiting(() => connecting).Should().ThrowAsync<TwsDisconnectedException>().WithMessage("Client id 7 is in use*");
            await _fixture.RetryAsync();
        }
        await _fixture.Tws.AcceptReadyAsync();
        await _fixture.StatusAsync(status => status.State == ConnectionState.Connected);
    }

    [Test]
    public async Task NextOrderId_LoweredByTws_NeverRepeatsOne()
    {
        FluentActions.Invoking(() => Supervisor.NextOrderId()).Should().Throw<TwsDisconnectedException>();
        var (_, peer) = await _fixture.ReadyAsync(nextValidId: 100);
        Supervisor.NextOrderId().Should().Be(100);
        Supervisor.NextOrderId().Should().Be(101);
        peer.Cut();
        await _fixture.RetryAsync();
        await _fixture.Tws.AcceptReadyAsync(nextValidId: 98);
        await _fixture.StatusAsync(status => status.State == ConnectionState.Connected);
        Supervisor.NextOrderId().Should().Be(102);
        Supervisor.NoteOrderId(500);
        Supervisor.NextOrderId().Should().Be(501);
    }

    [Test]
    public async Task Listen_EverySession_HearsItFromItsFirstMessage()
    {
        var receiver = new RecordingReceiver();
        using var registration = Supervisor.Listen(receiver);
        var (_, peer) = await _fixture.ReadyAsync();
        (await receiver.NextAsync()).Should().Be("ManagedAccountsMessage");
        (await receiver.NextAsync()).Should().Be("NextValidIdMessage");
        peer.Cut();
        (await receiver.NextAsync()).Should().StartWith("disconnected: TWS closed the connection");
        await _fixture.RetryAsync();
        await _fixture.Tws.AcceptReadyAsync();
        (await receiver.NextAsync()).Should().Be("ManagedAccountsMessage");
        registration.Dispose();
    }
}
