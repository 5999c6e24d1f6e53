using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tests.Support;

/// <summary>What a <see cref="ScriptedTwsSession"/> collects for one of its own calls.</summary>
internal sealed class ScriptedReply<TItem, TEnd>(Func<List<TItem>, TItem> pick) : IMessageReceiver
{
    private readonly List<TItem> _items = [];
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        if (message is TItem item)
            _items.Add(item);
        if (message is TEnd)
            _end.TrySetResult();
    }

    public void ReceiveError(TwsError error)
    {
        if (!TwsErrorCodes.IsWarning(error.Code) && error.Id >= 1_000_000_000)
            _end.TrySetException(new TwsRequestException(error));
    }

    public void Disconnected(TwsDisconnectedException reason) => _end.TrySetException(reason);

    public async Task<TItem> AskAsync(
        ScriptedTwsSession session, Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        _ = cancel;
        await CollectAsync(session, request, deadline, clock, token);
        return pick(_items);
    }

    public async Task<TItem> AskAsync(ScriptedTwsSession session, ITwsRequest request, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        await CollectAsync(session, request, deadline, clock, token);
        return pick(_items);
    }

    public async Task<Snapshot<TItem>> CollectAsync(
        ScriptedTwsSession session, Func<int, ITwsRequest> request, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        var id = session.NextRequestId();
        using var attached = session.Attach(id, this);
        await session.SendAsync(request(id), token);
        return await WaitAsync(deadline, clock, token);
    }

    public async Task<Snapshot<TItem>> CollectAsync(
        ScriptedTwsSession session, ITwsRequest request, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        using var listening = session.Listen(this);
        await session.SendAsync(request, token);
        return await WaitAsync(deadline, clock, token);
    }

    private async Task<Snapshot<TItem>> WaitAsync(TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        try
        {
            await _end.Task.WaitAsync(deadline, clock, token);
            return new Snapshot<TItem>(_items, Complete: true);
        }
        catch (TimeoutException)
        {
            return _items.Count > 0 ? new Snapshot<TItem>(_items, Complete: false) : throw new TwsTimeoutException("the request", deadline);
        }
    }
}
