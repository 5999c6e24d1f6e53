using Gateway.Tws.Messages;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Sharing;

/// <summary>
/// A stream that TWS may stop updating without ending its request (10182, 10225): its request is sent again, and its readers get a gap.
/// </summary>
/// <param name="dropsWithLink">
/// True when even a short loss of the link to IB ends the updates although 1102 reports that data was kept: historical bars that are kept up to date.
/// </param>
internal abstract class RenewedStream<T>(int backlog, bool dropsWithLink, ITwsConnection connection, TimeProvider clock)
    : QueuedStream<T>(backlog, clock)
{
    /// <summary>More renewals than this within the window count as a refusal by TWS.</summary>
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
            Renew("TWS lost its link to IB's servers for a while, and updates were missed (1102).");
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

    /// <summary>Listens for the notice that TWS's link to IB's servers is restored.</summary>
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
