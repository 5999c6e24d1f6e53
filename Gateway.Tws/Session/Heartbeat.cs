using Gateway.Tws.Requests.Session;

namespace Gateway.Tws.Session;

/// <summary>Detects a dead peer: requests TWS's time after a period without any frame, and ends when no frame follows that either.</summary>
internal sealed class Heartbeat(ITwsSession session, ReadLoop readLoop, TwsSessionOptions options, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = options.IdleBeforeProbe - readLoop.Silence;
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
                continue;
            }
            var frames = readLoop.Frames;
            var answerTime = Task.Delay(options.ProbeTimeout, time, cancellationToken);
            await session.SendAsync(new ReqCurrentTimeRequest(), cancellationToken).ConfigureAwait(false);
            await answerTime.ConfigureAwait(false);
            if (readLoop.Frames == frames)
            {
                throw new TwsDisconnectedException(
                    $"TWS sent nothing for {readLoop.Silence.TotalSeconds:0} s and did not answer when asked for its time: it is frozen, or the "
                    + "network lost it.");
            }
        }
    }
}
