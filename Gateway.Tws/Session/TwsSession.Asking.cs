using Gateway.Tws.Messages;
using Gateway.Tws.Requests;

namespace Gateway.Tws.Session;

internal sealed partial class TwsSession
{
    public Task<T> AskAsync<T>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where T : IMessage<T>, IKeyedMessage =>
        _pending.RunKeyedAsync(new AnswerReceiver<T>(), request, cancel, alwaysCancel: false, deadline, cancellationToken);

    public Task<T> AskAsync<T>(ITwsRequest request, TimeSpan deadline, CancellationToken cancellationToken) where T : IMessage<T> =>
        _pending.RunSharedAsync(typeof(T), new AnswerReceiver<T>(), request, cancel: null, deadline, cancellationToken);

    public Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, bool alwaysCancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>, IKeyedMessage
        where TEnd : IMessage<TEnd>, IKeyedMessage =>
        _pending.RunKeyedAsync(new SnapshotReceiver<TItem, TEnd>(), request, cancel, alwaysCancel, deadline, cancellationToken);

    public Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        ITwsRequest request, ITwsRequest? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>
        where TEnd : IMessage<TEnd> =>
        _pending.RunSharedAsync(typeof(TEnd), new SnapshotReceiver<TItem, TEnd>(), request, cancel, deadline, cancellationToken);
}
