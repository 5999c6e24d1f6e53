using System.IO.Pipelines;
using Gateway.Tests.Support;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class WriteLoopTests
{
    [Test]
    public async Task RunAsync_PeerThatTakesNothing_EndsAfterTheWriteTimeout()
    {
        var time = new ManualTimeProvider();
        var options = new TwsSessionOptions();
        var queue = new OutboundQueue(1);
        // A flush of this pipe waits until somebody reads.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));
        await queue.EnqueueAsync(RequestLane.Normal, new byte[] { 1, 2, 3 }, CancellationToken.None);
        var running = new WriteLoop(pipe.Writer, queue, options, time).RunAsync(CancellationToken.None);
        await time.TimerSetAsync(options.WriteTimeout).WaitAsync(ScriptedTws.Limit);
        time.Advance(options.WriteTimeout);
        await FluentActions.Awaiting(() => running.WaitAsync(ScriptedTws.Limit)).Should()
            .ThrowAsync<TwsDisconnectedException>().WithMessage("TWS took no bytes for 5 s*");
    }

    [Test]
    public async Task EnqueueAsync_LaneIsFull_WaitsForAPlaceAndTheOtherLaneDoesNot()
    {
        var queue = new OutboundQueue(1);
        await queue.EnqueueAsync(RequestLane.Normal, new byte[] { 1 }, CancellationToken.None);
        var waiting = queue.EnqueueAsync(RequestLane.Normal, new byte[] { 2 }, CancellationToken.None).AsTask();
        waiting.IsCompleted.Should().BeFalse();
        await queue.EnqueueAsync(RequestLane.Orders, new byte[] { 3 }, CancellationToken.None).AsTask().WaitAsync(ScriptedTws.Limit);
        var taken = new List<byte>();
        for (var i = 0; i < 3; i++)
        {
            await queue.WaitAsync(CancellationToken.None).WaitAsync(ScriptedTws.Limit);
            taken.Add(queue.Take().Span[0]);
        }
        await waiting.WaitAsync(ScriptedTws.Limit);
        taken.Should().Equal(3, 1, 2);
    }
}
