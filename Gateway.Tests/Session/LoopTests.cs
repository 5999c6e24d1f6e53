using System.Buffers.Binary;
using Gateway.Tests.Support;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class LoopTests
{
    private SessionFixture _fixture = null!;
    private TwsSession _session = null!;
    private ScriptedPeer _peer = null!;

    [SetUp]
    public async Task SetUp()
    {
        _fixture = new SessionFixture();
        (_session, _peer) = await _fixture.ReadyAsync();
    }

    [TearDown]
    public async Task TearDown() => await _fixture.DisposeAsync();

    private async Task<string> EndAsync() => (await _session.Completion.WaitAsync(ScriptedTws.Limit)).Message;

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    [TestCase(16 * 1024 * 1024 + 1)]
    public async Task ReadLoop_LengthThatNoFrameHas_EndsTheSession(int length)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(prefix, length);
        await _peer.SendAsync(prefix);
        (await EndAsync()).Should().Contain("broke the protocol").And.Contain($"{length} bytes");
        await _peer.ClosedAsync();
    }

    [Test]
    public async Task ReadLoop_UnknownMessage_IsCountedAndSkipped()
    {
        var receiver = new RecordingReceiver();
        using var registration = _session.Listen(receiver);
        await _peer.SendAsync(ScriptedPeer.Frame("250", "x"), ScriptedPeer.Frame("9999", "x"), ScriptedPeer.Frame("49", "1", "1767623400"));
        (await receiver.NextAsync()).Should().Be("CurrentTimeMessage");
        _session.Statistics.Unknown.Should().Be(2);
    }

    [Test]
    public async Task ReadLoop_UndecodableMessages_EndTheSessionAtTheFifthInARow()
    {
        for (var i = 0; i < 4; i++)
            await _peer.SendAsync(ScriptedPeer.Frame("9", "1", "not a number"));
        await _peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"));
        for (var i = 0; i < 5; i++)
        {
            _session.Completion.IsCompleted.Should().BeFalse();
            await _peer.SendAsync(ScriptedPeer.Frame("9", "1", "not a number"));
        }
        (await EndAsync()).Should().Contain("5 messages in a row could not be read").And.Contain("not a number");
        _session.Statistics.Undecodable.Should().Be(9);
    }

    [Test]
    public async Task ReadLoop_ReceiverThatThrows_HarmsNobodyElse()
    {
        var receiver = new RecordingReceiver();
        using var first = _session.Listen(new ThrowingReceiver());
        using var second = _session.Listen(receiver);
        await _peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"), ScriptedPeer.Error(-1, 2104, "x"));
        (await receiver.NextAsync()).Should().Be("CurrentTimeMessage");
        (await receiver.NextAsync()).Should().Be("error -1 2104: x");
        _session.Statistics.Undecodable.Should().Be(0);
    }

    [Test]
    public async Task Listen_ErrorOfAnOrderAndOfNobody_BothCome()
    {
        var receiver = new RecordingReceiver();
        using var registration = _session.Listen(receiver);
        await _peer.SendAsync(ScriptedPeer.Error(12, 201, "rejected"), ScriptedPeer.Error(0, 1100, "lost"));
        (await receiver.NextAsync()).Should().Be("error 12 201: rejected");
        (await receiver.NextAsync()).Should().Be("error 0 1100: lost");
    }

    [Test]
    public async Task Attach_AfterTheEnd_TellsTheReasonAtOnce()
    {
        _peer.Cut();
        var reason = await EndAsync();
        var receiver = new RecordingReceiver();
        using var attached = _session.Attach(_session.NextRequestId(), receiver);
        (await receiver.NextAsync()).Should().Be($"disconnected: {reason}");
        using var listening = _session.Listen(receiver);
        (await receiver.NextAsync()).Should().Be($"disconnected: {reason}");
    }

    [Test]
    public async Task Heartbeat_SilentPeer_IsAskedAndThenGivenUp()
    {
        _fixture.Time.Advance(TimeSpan.FromSeconds(15));
        (await _peer.ReadFrameAsync()).Should().StartWith("49|1");
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        (await EndAsync()).Should().Contain("sent nothing for 20 s");
        await _peer.ClosedAsync();
    }

    [Test]
    public async Task Heartbeat_PeerThatAnswers_IsAskedAgainLater()
    {
        var receiver = new RecordingReceiver();
        using var registration = _session.Listen(receiver);
        foreach (var untilSilent in new[] { 15, 10, 10 })
        {
            _fixture.Time.Advance(TimeSpan.FromSeconds(untilSilent));
            (await _peer.ReadFrameAsync()).Should().StartWith("49|1");
            await _peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"));
            (await receiver.NextAsync()).Should().Be("CurrentTimeMessage");
            // The answer's time passes, and what is left of the idle time since the answer.
            _fixture.Time.Advance(TimeSpan.FromSeconds(5));
            await _fixture.Time.TimerSetAsync(TimeSpan.FromSeconds(10)).WaitAsync(ScriptedTws.Limit);
        }
        _session.Completion.IsCompleted.Should().BeFalse();
    }

    [Test]
    public async Task WriteLoop_ManyRequests_KeepsTheRateAndLetsCancelsOvertake()
    {
        // startApi took one of the ten that may go at once.
        for (var i = 1; i <= 12; i++)
            await _session.SendAsync(new TextRequest($"normal {i}"), CancellationToken.None);
        for (var i = 1; i <= 9; i++)
            (await _peer.ReadFrameAsync()).Should().Be($"normal {i}");
        var interval = TimeSpan.FromSeconds(1) / 35;
        await _fixture.Time.TimerSetAsync(left => left > TimeSpan.Zero && left <= interval).WaitAsync(ScriptedTws.Limit);
        await _session.SendAsync(new TextRequest("cancel", RequestLane.Cancel), CancellationToken.None);
        _peer.HasData.Should().BeFalse();
        foreach (var expected in new[] { "cancel", "normal 10", "normal 11", "normal 12" })
        {
            await _fixture.Time.TimerSetAsync(left => left > TimeSpan.Zero && left <= interval).WaitAsync(ScriptedTws.Limit);
            _fixture.Time.Advance(interval);
            (await _peer.ReadFrameAsync()).Should().Be(expected);
        }
    }

    private sealed class ThrowingReceiver : IMessageReceiver
    {
        public void Receive<T>(in T message) where T : Tws.Messages.IMessage<T> => throw new InvalidOperationException("a fault");

        public void ReceiveError(TwsError error) => throw new InvalidOperationException("a fault");

        public void Disconnected(TwsDisconnectedException reason) => throw new InvalidOperationException("a fault");
    }
}
