using Gateway.Tests.Support;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

/// <summary>What a halt leaves on the wire.</summary>
[TestFixture]
public sealed class SessionHaltTests
{
    private Gate _gate = null!;
    private SessionFixture _fixture = null!;
    private TwsSession _session = null!;
    private ScriptedPeer _peer = null!;

    [TearDown]
    public async Task TearDown() => await _fixture.DisposeAsync();

    [Test]
    public async Task HaltAsync_ManyOrdersWait_NoneOfThemLeavesAfterIt()
    {
        await BeginAsync(new TwsSessionOptions());
        var writing = Enumerable.Range(1, 200).Select(i => WriteAsync($"order {i}")).ToList();
        for (var i = 1; i <= 9; i++)
            (await _peer.ReadFrameAsync()).Should().Be($"order {i}");
        _gate.ClosedBecause = "trading is halted";
        await _session.HaltAsync("trading is halted").WaitAsync(ScriptedTws.Limit);
        await Task.WhenAll(writing.Select(Quietly)).WaitAsync(ScriptedTws.Limit);
        writing.Count(write => write.IsFaulted).Should().Be(191);
        var late = WriteAsync("late");
        await late.Awaiting(write => write).Should().ThrowAsync<TwsRefusedException>().WithMessage("Nothing was sent: trading is halted");
        _fixture.Time.Advance(TimeSpan.FromSeconds(10));
        await _session.SendAsync(new TextRequest("cancel", RequestLane.Cancel), CancellationToken.None);
        (await _peer.ReadFrameAsync()).Should().Be("cancel");
    }

    [Test]
    [Platform("Linux", Reason = "Other platforms do not tell what the system holds unsent.")]
    public async Task HaltAsync_TwsReadsNothing_CutsTheConnectionWithinItsLimit()
    {
        await BeginAsync(new TwsSessionOptions { MessagesPerSecond = 1_000_000, Burst = 100_000 });
        var big = new string('x', 1024 * 1024);
        var writing = Enumerable.Range(1, 30).Select(_ => WriteAsync(big)).ToList();
        await Eventually.TrueAsync(() => _peer.HasData);
        _gate.ClosedBecause = "trading is halted";
        var halting = _session.HaltAsync("trading is halted");
        await _fixture.Time.TimerSetAsync(TimeSpan.FromMilliseconds(200)).WaitAsync(ScriptedTws.Limit);
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(200));
        await halting.WaitAsync(ScriptedTws.Limit);
        (await _session.Completion.WaitAsync(ScriptedTws.Limit)).Message.Should().Contain("so the gateway cut the connection");
        await Task.WhenAll(writing.Select(Quietly)).WaitAsync(ScriptedTws.Limit);
        // What waits in this machine's buffers is gone: the peer gets less than what was taken for writing.
        await _peer.ClosedAsync();
        writing.Where(write => write.IsCompletedSuccessfully).Select(write => write.Result).Should().Contain(WriteOutcome.Uncertain);
    }

    [Test]
    public async Task HaltAsync_SessionHasEnded_ReturnsAtOnce()
    {
        await BeginAsync(new TwsSessionOptions());
        _peer.Cut();
        await _session.Completion.WaitAsync(ScriptedTws.Limit);
        await _session.HaltAsync("trading is halted").WaitAsync(ScriptedTws.Limit);
    }

    [Test]
    public async Task WriteAsync_SeveralRequests_ArriveTogetherAndComplete()
    {
        await BeginAsync(new TwsSessionOptions());
        var writing = _session.WriteAsync([Order("parent"), Order("child")], _gate, ready: null, CancellationToken.None);
        (await _peer.ReadFrameAsync()).Should().Be("parent");
        (await _peer.ReadFrameAsync()).Should().Be("child");
        (await writing.WaitAsync(ScriptedTws.Limit)).Should().Be(WriteOutcome.Written);
    }

    [Test]
    public async Task WriteAsync_CancelledWhileItWaits_SendsNothing()
    {
        await BeginAsync(new TwsSessionOptions());
        using var leaving = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var writing = _session.WriteAsync([Order("never")], _gate, ready.Task, leaving.Token);
        await leaving.CancelAsync();
        await writing.Awaiting(write => write).Should().ThrowAsync<OperationCanceledException>();
        ready.SetResult();
        await _session.SendAsync(Order("next"), CancellationToken.None);
        (await _peer.ReadFrameAsync()).Should().Be("next");
    }

    private static async Task Quietly(Task writing) => await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static TextRequest Order(string text) => new(text, RequestLane.Place);

    private Task<WriteOutcome> WriteAsync(string text) => _session.WriteAsync([Order(text)], _gate, ready: null, CancellationToken.None);

    private async Task BeginAsync(TwsSessionOptions options)
    {
        _gate = new Gate();
        _fixture = new SessionFixture(options);
        (_session, _peer) = await _fixture.ReadyAsync();
    }

    private sealed class Gate : IOutboundGate
    {
        public string? ClosedBecause { get; set; }
    }
}
