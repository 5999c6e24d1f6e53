using Gateway.Tws.Messages;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Sharing;

/// <summary>A stream that TWS may stop feeding without ending its request (10182, 10225): it is asked for again, and its readers hear of the gap.</summary>
/// <param name="dropsWithLink">True when also a short loss of the link to IB ends the updates, whatever 1102 says: history that is kept up to date.</param>
internal abstract class RenewedStream<T>(int backlog, bool dropsWithLink, ITwsConnection connection, TimeProvider clock)
    : QueuedStream<T>(backlog, clock)
{
    /// <summary>More renewals than this within the window mean that TWS refuses in its own way.</summary>
    private const int MostRenewals = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<long> _renewals = new();
    private LinkWatch? _watch;
    private bool _stopped;

    public override IMessageReceiver? Listener => _watch ??= new LinkWatch(LinkRestored);

    public override void ReceiveError(TwsError error)
    {
        if (!TwsErrorCodes.StopsUpdates(error.Code))
            base.ReceiveError(error);
        else if (connection.Status.State == ConnectionState.IbLinkDown)
            _stopped = true;
        else if (!MayRenew())
            End(new TwsRequestException(error));
        else
            Renew($"TWS stopped its updates ({error.Code}: {error.Text}).");
    }

    private void LinkRestored()
    {
        if (dropsWithLink || _stopped)
            Renew("TWS lost its link to IB's servers for a while, and with it the updates (1102).");
    }

    private void Renew(string why)
    {
        _stopped = false;
        connection.Restart(this, why);
    }

    private bool MayRenew()
    {
        while (_renewals.TryPeek(out var oldest) && Clock.GetElapsedTime(oldest) >= Window)
            _renewals.Dequeue();
        if (_renewals.Count == MostRenewals)
            return false;
        _renewals.Enqueue(Clock.GetTimestamp());
        return true;
    }

    /// <summary>Hears that TWS has its link to IB's servers again.</summary>
    private sealed class LinkWatch(Action restored) : IMessageReceiver
    {
        public void Receive<TMessage>(in TMessage message) where TMessage : IMessage<TMessage>
        {
        }

        public void ReceiveError(TwsError error)
        {
            if (error.Code == TwsErrorCodes.ConnectivityRestoredDataKept)
                restored();
        }

        public void Disconnected(TwsDisconnectedException reason)
        {
        }
    }
}
