using Gateway.Tests.Support;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class OutboundQueueTests
{
    private readonly MessagePacing _fast = new(new TwsSessionOptions { MessagesPerSecond = 1_000_000, Burst = 100_000 }, new ManualTimeProvider());
    private OutboundQueue _queue = null!;
    private Gate _gate = null!;

    [SetUp]
    public void SetUp() => (_queue, _gate) = (new OutboundQueue(1024), new Gate());

    [Test]
    public void TryTake_OneInEachLane_GivesTheMostUrgentFirst()
    {
        foreach (var lane in Enum.GetValues<RequestLane>().Reverse())
            Add(lane);
        TakeAll().Select(item => item.Lane).Should().Equal(Enum.GetValues<RequestLane>());
    }

    [Test]
    public void TryTake_OrdersInARow_LetsOneOfTheRestThroughAfterEight()
    {
        for (var i = 0; i < 20; i++)
            Add(RequestLane.Place);
        Add(RequestLane.Normal);
        Add(RequestLane.Normal);
        Add(RequestLane.Normal);
        var lanes = TakeAll().Select(item => item.Lane == RequestLane.Normal).ToList();
        lanes.IndexOf(true).Should().Be(OutboundQueue.OrdersInARow);
        lanes.IndexOf(true, OutboundQueue.OrdersInARow + 1).Should().Be(2 * OutboundQueue.OrdersInARow + 1);
    }

    [Test]
    public void TryTake_CancelBesideWaitingOrdersAndRequests_IsNext()
    {
        for (var i = 0; i < 500; i++)
            Add(i % 2 == 0 ? RequestLane.Place : RequestLane.Normal);
        for (var i = 0; i < OutboundQueue.OrdersInARow; i++)
            Take();
        var cancel = Add(RequestLane.Cancel);
        Take().Should().BeSameAs(cancel);
    }

    [Test]
    public async Task TryTake_GateClosedAfterItWasQueued_RefusesItAndGoesOn()
    {
        var order = Add(RequestLane.Place, _gate);
        var other = Add(RequestLane.Normal);
        _gate.ClosedBecause = "trading is halted";
        Take().Should().BeSameAs(other);
        await order.Written.Awaiting(written => written).Should().ThrowAsync<TwsRefusedException>().WithMessage("Nothing was sent: trading is halted");
    }

    [Test]
    public async Task Enqueue_GateIsClosed_RefusesAtOnce()
    {
        _gate.ClosedBecause = "trading is halted";
        var order = Add(RequestLane.Place, _gate);
        order.Written.IsFaulted.Should().BeTrue();
        await order.Admitted.Awaiting(admitted => admitted).Should().ThrowAsync<TwsRefusedException>();
    }

    [Test]
    public async Task RefuseOrdersAsync_ItemsOfEveryLane_EmptiesTheLanesOfOrdersOnly()
    {
        var items = Enum.GetValues<RequestLane>().ToDictionary(lane => lane, lane => Add(lane));
        await _queue.RefuseOrdersAsync("trading is halted").WaitAsync(TwsApiFixture.Limit);
        items.Where(pair => pair.Value.Written.IsFaulted).Select(pair => pair.Key).Should().Equal(RequestLane.Change, RequestLane.Place);
        TakeAll().Should().HaveCount(items.Count - 2);
    }

    [Test]
    public async Task RefuseOrdersAsync_OrdersThatWaitForRoom_AreRefusedToo()
    {
        var queue = new OutboundQueue(1);
        var inside = new OutboundItem(RequestLane.Place, [Bytes]);
        var outside = new OutboundItem(RequestLane.Place, [Bytes]);
        queue.Enqueue(inside);
        queue.Enqueue(outside);
        outside.Admitted.IsCompleted.Should().BeFalse();
        await queue.RefuseOrdersAsync("trading is halted").WaitAsync(TwsApiFixture.Limit);
        await outside.Admitted.Awaiting(admitted => admitted).Should().ThrowAsync<TwsRefusedException>();
        queue.TryTake(_fast, out _, out _).Should().Be(OutboundQueue.Turn.Nothing);
    }

    [Test]
    public void Enqueue_LaneIsFull_WaitsForRoomAndTheOtherLanesDoNot()
    {
        var queue = new OutboundQueue(1);
        OutboundItem[] items = [.. "pqc".Select(name => new OutboundItem(name == 'c' ? RequestLane.Cancel : RequestLane.Place, [Bytes]))];
        foreach (var item in items)
            queue.Enqueue(item);
        items.Select(item => item.Admitted.IsCompleted).Should().Equal(true, false, true);
        queue.TryTake(_fast, out var first, out _);
        first.Should().BeSameAs(items[2]);
        queue.TryTake(_fast, out var second, out _);
        second.Should().BeSameAs(items[0]);
        items[1].Admitted.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Test]
    public async Task Withdraw_WhileItWaits_TakesItBackAndMakesRoom()
    {
        var queue = new OutboundQueue(1);
        var gone = new OutboundItem(RequestLane.Place, [Bytes]);
        var next = new OutboundItem(RequestLane.Place, [Bytes]);
        queue.Enqueue(gone);
        queue.Enqueue(next);
        queue.Withdraw(gone, new CancellationToken(true));
        next.Admitted.IsCompletedSuccessfully.Should().BeTrue();
        await gone.Written.Awaiting(written => written).Should().ThrowAsync<OperationCanceledException>();
        queue.TryTake(_fast, out var taken, out _);
        taken.Should().BeSameAs(next);
    }

    [Test]
    public async Task Withdraw_ItemThatHeldBackItsLane_WakesTheWriter()
    {
        var gone = new OutboundItem(RequestLane.Place, [Bytes], _gate, new TaskCompletionSource().Task);
        _queue.Enqueue(gone);
        var next = Add(RequestLane.Place);
        await _queue.WaitAsync(CancellationToken.None);
        _queue.TryTake(_fast, out _, out _).Should().Be(OutboundQueue.Turn.Nothing);

        _queue.Withdraw(gone, new CancellationToken(true));

        await _queue.WaitAsync(CancellationToken.None).PromptlyAsync("the word that the next may leave");
        Take().Should().BeSameAs(next);
    }

    [Test]
    public async Task Withdraw_AfterItsTurn_HasNoEffect()
    {
        var order = Add(RequestLane.Place);
        Take();
        _queue.Withdraw(order, new CancellationToken(true));
        _queue.Flushed();
        (await order.Written).Should().Be(WriteOutcome.Written);
    }

    [Test]
    public async Task TryTake_HeadIsNotReady_HoldsBackItsOwnLaneOnly()
    {
        var ready = new TaskCompletionSource();
        var first = new OutboundItem(RequestLane.Place, [Bytes], _gate, ready.Task);
        _queue.Enqueue(first);
        var second = Add(RequestLane.Place);
        var other = Add(RequestLane.Normal);
        Take().Should().BeSameAs(other);
        _queue.TryTake(_fast, out _, out _).Should().Be(OutboundQueue.Turn.Nothing);
        await _queue.WaitAsync(CancellationToken.None);
        var woken = _queue.WaitAsync(CancellationToken.None);
        woken.IsCompleted.Should().BeFalse();
        ready.SetResult();
        await woken.WaitAsync(ScriptedTws.Limit);
        TakeAll().Should().Equal(first, second);
    }

    [Test]
    public async Task TryTake_ReadinessFails_FailsWithItsException()
    {
        var ready = new TaskCompletionSource();
        var order = new OutboundItem(RequestLane.Place, [Bytes], _gate, ready.Task);
        _queue.Enqueue(order);
        ready.SetException(new IOException("disk full"));
        _queue.TryTake(_fast, out _, out _).Should().Be(OutboundQueue.Turn.Nothing);
        await order.Written.Awaiting(written => written).Should().ThrowAsync<IOException>().WithMessage("disk full");
    }

    [Test]
    public void TryTake_BracketAndTooFewTokens_WaitsAndLetsACancelPass()
    {
        var time = new ManualTimeProvider();
        var pacing = new MessagePacing(new TwsSessionOptions { MessagesPerSecond = 20, Burst = 10 }, time);
        pacing.TryTake(8);
        _queue.Enqueue(new OutboundItem(RequestLane.Place, [Bytes, Bytes, Bytes]));
        _queue.TryTake(pacing, out _, out var wait).Should().Be(OutboundQueue.Turn.TooEarly);
        wait.Should().Be(TimeSpan.FromMilliseconds(100));
        var cancel = Add(RequestLane.Cancel);
        _queue.TryTake(pacing, out var taken, out _);
        taken.Should().BeSameAs(cancel);
        time.Advance(TimeSpan.FromMilliseconds(200));
        _queue.TryTake(pacing, out taken, out _);
        taken!.Frames.Should().HaveCount(3);
    }

    [Test]
    public async Task Close_OneTakenAndOneWaiting_TellsThemApart()
    {
        var taken = Add(RequestLane.Place);
        var waiting = Add(RequestLane.Place);
        Take().Should().BeSameAs(taken);
        var settled = _queue.Settled();
        _queue.Close(new TwsDisconnectedException("TWS closed the connection."));
        settled.IsCompleted.Should().BeFalse();
        _queue.Abandon();
        await settled.WaitAsync(ScriptedTws.Limit);
        (await taken.Written).Should().Be(WriteOutcome.Uncertain);
        await waiting.Written.Awaiting(written => written).Should().ThrowAsync<TwsDisconnectedException>().WithMessage("TWS closed the connection.");
        var late = Add(RequestLane.Cancel);
        await late.Written.Awaiting(written => written).Should().ThrowAsync<TwsDisconnectedException>();
    }

    private static ReadOnlyMemory<byte> Bytes => new byte[] { 1 };

    private OutboundItem Add(RequestLane lane, IOutboundGate? gate = null)
    {
        var item = new OutboundItem(lane, [Bytes], gate);
        _queue.Enqueue(item);
        return item;
    }

    private OutboundItem Take()
    {
        _queue.TryTake(_fast, out var item, out _).Should().Be(OutboundQueue.Turn.Taken);
        return item!;
    }

    private List<OutboundItem> TakeAll()
    {
        List<OutboundItem> taken = [];
        while (_queue.TryTake(_fast, out var item, out _) == OutboundQueue.Turn.Taken)
            taken.Add(item!);
        return taken;
    }

    private sealed class Gate : IOutboundGate
    {
        public string? ClosedBecause { get; set; }
    }
}
