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
        var item = new OutboundItem(RequestLane.Normal, [new byte[] { 1, 2, 3 }]);
        queue.Enqueue(item);
        var running = new WriteLoop(pipe.Writer, queue, options, time).RunAsync(CancellationToken.None);
        await time.TimerSetAsync(options.WriteTimeout).WaitAsync(ScriptedTws.Limit);
        time.Advance(options.WriteTimeout);
        await FluentActions.Awaiting(() => running.WaitAsync(ScriptedTws.Limit)).Should()
            .ThrowAsync<TwsDisconnectedException>().WithMessage("TWS took no bytes for 5 s*");
        (await item.Written.WaitAsync(ScriptedTws.Limit)).Should().Be(WriteOutcome.Uncertain);
    }
}
