using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.News;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.News;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.News;

/// <summary>All bulletins. TWS sends them without a request id, and today's again after every request: each is told once.</summary>
internal sealed class BulletinStream(bool allMessages, TimeProvider clock) : QueuedStream<NewsBulletin>(Remembered, clock)
{
    private const int Remembered = 200;

    private readonly Queue<NewsBulletin> _seen = new();
    private volatile bool _allMessages = allMessages;
    private NewsBulletin[] _today = [];

    public override IMessageReceiver Listener => this;

    /// <summary>Whether today's earlier ones are asked for, now and after a reconnect.</summary>
    public bool AllMessages
    {
        get => _allMessages;
        set => _allMessages = value;
    }

    /// <summary>The bulletins received so far, oldest first.</summary>
    public IReadOnlyList<NewsBulletin> Today => Volatile.Read(ref _today);

    public override ITwsRequest Start(int requestId) => new ReqNewsBulletinsRequest(_allMessages);

    public override ITwsRequest Stop(int requestId) => new CancelNewsBulletinsRequest();

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is not NewsBulletinMessage told)
            return;
        var bulletin = new NewsBulletin(told.BulletinId, told.Type, told.Text, told.Exchange);
        lock (Gate)
        {
            if (Remember(bulletin))
                Publish(bulletin);
        }
    }

    /// <summary>Ignored: errors without a request id are about other requests, and only the end of the session ends the bulletins.</summary>
    public override void ReceiveError(TwsError error)
    {
    }

    private bool Remember(NewsBulletin bulletin)
    {
        if (_seen.Contains(bulletin))
            return false;
        if (_seen.Count == Remembered)
            _seen.Dequeue();
        _seen.Enqueue(bulletin);
        Volatile.Write(ref _today, [.. _seen]);
        return true;
    }
}
