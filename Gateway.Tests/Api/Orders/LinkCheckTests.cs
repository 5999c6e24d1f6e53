using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class LinkCheckTests
{
    private ManualTimeProvider _time = null!;
    private ScriptedTwsSession _session = null!;
    private ScriptedTwsConnection _connection = null!;
    private LinkCheck _link = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new ManualTimeProvider();
        var connection = _connection = new ScriptedTwsConnection(_time);
        _session = connection.Connect(new ScriptedTwsSession(_time));
        var cache = new OrderCache(() => 7, connection.NoteOrderId, _time);
        _link = new LinkCheck(connection, new OrderMessages(cache, _time), new TwsApiOptions(), _time);
    }

    [Test]
    public async Task ReadyAsync_ManyAtOnce_ShareOneProbe()
    {
        var waiting = Enumerable.Range(0, 400).Select(_ => _link.ReadyAsync(needsServers: true, CancellationToken.None)).ToList();
        _session.Sent.Should().ContainSingle().Which.Should().BeOfType<ReqCurrentTimeRequest>();
        _session.Tell(new CurrentTimeMessage(_time.GetUtcNow()));
        await Task.WhenAll(waiting).WaitAsync(ScriptedTws.Limit);
        _link.LastReady.Should().BeSameAs(_session);
    }

    [Test]
    public async Task ReadyAsync_ProbeWaitsInTheQueue_CountsFromTheMomentItIsWritten()
    {
        var writing = new TaskCompletionSource();
        _session.BeforeWrite = _ => writing.Task;
        var waiting = _link.ReadyAsync(needsServers: true, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(30));
        writing.SetResult();
        await _time.TimerSetAsync(TimeSpan.FromSeconds(1)).WaitAsync(ScriptedTws.Limit);
        _session.Tell(new CurrentTimeMessage(_time.GetUtcNow()));
        (await waiting.WaitAsync(ScriptedTws.Limit)).Should().BeSameAs(_session);
    }

    [Test]
    public async Task ReadyAsync_NoAnswer_SaysThatNothingWasSent()
    {
        var waiting = _link.ReadyAsync(needsServers: true, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting.Awaiting(call => call).Should().ThrowAsync<TwsDisconnectedException>()
            .WithMessage("The link to TWS does not answer: TWS did not answer reqCurrentTime within 1 s. Nothing was sent.");
        _link.LastReady.Should().BeNull();
    }

    [Test]
    public async Task ReadyAsync_OneCallerLeaves_TheOthersGetTheAnswer()
    {
        using var leaving = new CancellationTokenSource();
        var first = _link.ReadyAsync(needsServers: true, leaving.Token);
        var second = _link.ReadyAsync(needsServers: true, CancellationToken.None);
        await leaving.CancelAsync();
        await first.Awaiting(call => call).Should().ThrowAsync<OperationCanceledException>();
        _session.Tell(new CurrentTimeMessage(_time.GetUtcNow()));
        (await second.WaitAsync(ScriptedTws.Limit)).Should().BeSameAs(_session);
    }

    [Test]
    public async Task ReadyAsync_LinkToIbIsDown_ServesOnlyWhatTwsDoesAlone()
    {
        await AnswerAsync(_link.ReadyAsync(needsServers: true, CancellationToken.None), _session);
        _connection.SetState(ConnectionState.IbLinkDown);

        (await _link.ReadyAsync(needsServers: false, CancellationToken.None)).Should().BeSameAs(_session, "a cancel is taken by TWS itself");
        await FluentActions.Awaiting(() => _link.ReadyAsync(needsServers: true, CancellationToken.None)).Should()
            .ThrowAsync<TwsDisconnectedException>().WithMessage("TWS has lost its link to IB's servers (1100). Nothing was sent.");
    }

    [Test]
    public async Task ReadyAsync_NewSession_IsAskedOnceMore()
    {
        await AnswerAsync(_link.ReadyAsync(needsServers: true, CancellationToken.None), _session);
        _connection.Drop();
        var next = _connection.Connect(new ScriptedTwsSession(_time));

        await AnswerAsync(_link.ReadyAsync(needsServers: true, CancellationToken.None), next);

        _link.LastReady.Should().BeSameAs(next);
    }

    [Test]
    public async Task ReadyAsync_NewSessionWhileTheOldOneIsAsked_IsAskedItself()
    {
        var old = _link.ReadyAsync(needsServers: true, CancellationToken.None);
        _connection.Drop();
        var next = _connection.Connect(new ScriptedTwsSession(_time));

        await AnswerAsync(_link.ReadyAsync(needsServers: true, CancellationToken.None), next);

        _time.Advance(TimeSpan.FromSeconds(1));
        await old.Awaiting(call => call).Should().ThrowAsync<TwsDisconnectedException>();
    }

    private async Task AnswerAsync(Task<ITwsSession> waiting, ScriptedTwsSession session)
    {
        session.Sent.Should().ContainSingle().Which.Should().BeOfType<ReqCurrentTimeRequest>();
        session.Tell(new CurrentTimeMessage(_time.GetUtcNow()));
        (await waiting.WaitAsync(ScriptedTws.Limit)).Should().BeSameAs(session);
    }
}
