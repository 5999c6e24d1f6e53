using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Asks TWS for its time, to see whether the link is alive. The time that it may take begins when the request was written.</summary>
internal sealed class LinkProbe : IMessageReceiver
{
    private readonly TaskCompletionSource<TwsException?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LinkProbe()
    {
    }

    /// <returns>Null when TWS answered, or else why it did not; never faulted.</returns>
    public static async Task<TwsException?> RunAsync(ITwsSession session, TimeSpan deadline, TimeProvider clock)
    {
        var probe = new LinkProbe();
        using var listening = session.Listen(probe);
        try
        {
            await session.WriteAsync([new ReqCurrentTimeRequest()], gate: null, ready: null, CancellationToken.None).ConfigureAwait(false);
            return await probe._outcome.Task.WaitAsync(deadline, clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new TwsTimeoutException("reqCurrentTime", deadline);
        }
        catch (TwsException reason)
        {
            return reason;
        }
    }

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        if (message is CurrentTimeMessage)
            _outcome.TrySetResult(null);
    }

    public void ReceiveError(TwsError error)
    {
    }

    public void Disconnected(TwsDisconnectedException reason) => _outcome.TrySetResult(reason);
}
