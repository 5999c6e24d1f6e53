using Gateway.Tests.Support;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Resilience;

/// <summary>One stream that is kept, with the loop that starts streams on another thread.</summary>
[TestFixture]
public sealed class OpenStreamTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly ScriptedTwsSession _session = new(TimeProvider.System);

    [Test]
    public void Restart_LoopHasItsTurnWhileTheGapIsTold_IsStartedAfterTheGap()
    {
        var stream = new HookedStream();
        var open = new OpenStream(stream);
        open.Advance(_session, Now).Should().ContainSingle();
        var meanwhile = -1;
        stream.OnGap = () => meanwhile = open.Advance(_session, Now).Count;

        open.Restart("why", Now, Now);

        meanwhile.Should().Be(0, "what the new request brings would be forgotten with what was before the gap");
        open.Advance(_session, Now).Should().HaveCount(2, "it is stopped and started");
    }

    [Test]
    public void Restart_ClosedWhileTheGapIsTold_IsStoppedOnce()
    {
        var stream = new HookedStream();
        var open = new OpenStream(stream);
        open.Advance(_session, Now);
        stream.OnGap = () =>
        {
            open.Close();
            open.Advance(_session, Now).Should().ContainSingle();
        };

        open.Restart("why", Now, Now);

        open.Advance(_session, Now).Should().BeEmpty();
    }

    private sealed class HookedStream : ITwsStream
    {
        public Action OnGap { get; set; } = () => { };

        public DateTimeOffset? LastUpdate => null;

        public ITwsRequest Start(int requestId) => new TextRequest($"1,11,{requestId}");

        public ITwsRequest Stop(int requestId) => new TextRequest($"2,2,{requestId}");

        public void Gap(string reason, DateTimeOffset from, DateTimeOffset to) => OnGap();

        public void Receive<T>(in T message) where T : IMessage<T>
        {
        }

        public void ReceiveError(TwsError error)
        {
        }

        public void Disconnected(TwsDisconnectedException reason)
        {
        }
    }
}
