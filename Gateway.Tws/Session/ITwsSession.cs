using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Session;

/// <summary>One connection to TWS, from the handshake to its end.</summary>
public interface ITwsSession
{
    ServerVersion ServerVersion { get; }

    /// <summary>The accounts that TWS reported when the session began.</summary>
    IReadOnlyList<string> ManagedAccounts { get; }

    /// <summary>The order id that TWS offered when the session began.</summary>
    int NextValidId { get; }

    /// <summary>Completes, never faulted, with the reason why the session ended.</summary>
    Task<TwsDisconnectedException> Completion { get; }

    /// <summary>Counts of what the session has received so far.</summary>
    SessionStatistics Statistics { get; }

    /// <summary>A request id that no pending request has; disjoint from order ids.</summary>
    int NextRequestId();

    /// <summary>Queues one request; completes once it is in the queue, which may wait for pacing.</summary>
    /// <exception cref="ArgumentException">A text that TWS does not accept.</exception>
    /// <exception cref="TwsDisconnectedException">The session has ended.</exception>
    ValueTask SendAsync(ITwsRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Queues requests as one, in the lane of the first, and completes when their bytes were handed to the operating system: written back to back,
    /// all or none. Their place in the lane is taken before the call returns its task, so calls that follow each other leave in that order.
    /// </summary>
    /// <param name="requests">At least one; more for a bracket.</param>
    /// <param name="gate">Looked at when the turn of the requests has come; null when nothing stops them.</param>
    /// <param name="ready">
    /// They keep their place in the lane, but do not leave before this has completed, and its exception withdraws them; null when they are ready.
    /// </param>
    /// <param name="cancellationToken">Withdraws the requests as long as their turn has not come; after that it has no effect.</param>
    /// <returns>Whether they were written. Every exception means that nothing of them was sent.</returns>
    /// <exception cref="ArgumentException">A text that TWS does not accept.</exception>
    /// <exception cref="TwsRefusedException">The gate was closed when their turn came.</exception>
    /// <exception cref="TwsDisconnectedException">The session ended before their turn.</exception>
    Task<WriteOutcome> WriteAsync(
        IReadOnlyList<ITwsRequest> requests, IOutboundGate? gate, Task? ready, CancellationToken cancellationToken);

    /// <summary>
    /// Refuses all orders and changes that wait. Once this has completed, nothing that was taken for writing before is left in this machine: it has
    /// gone out within 200 ms, or the connection was cut and it was thrown away. Call it after the gate of the orders was closed.
    /// </summary>
    /// <param name="reason">Why, as a sentence for the callers that are refused.</param>
    Task HaltAsync(string reason);

    /// <summary>
    /// Queues the cancel message of a request that has no caller any more. Gives up after 5 s, or when the session has ended; never throws.
    /// </summary>
    ValueTask WithdrawAsync(ITwsRequest cancel);

    /// <summary>Gives the receiver every message and error that names this request, until the registration is disposed.</summary>
    IDisposable Attach(int requestId, IMessageReceiver receiver);

    /// <summary>Gives the receiver every message that names no request, and every error that names none or names an order.</summary>
    IDisposable Listen(IMessageReceiver receiver);

    /// <summary>Sends a request with an id and waits for its one answer.</summary>
    /// <param name="request">Makes the request from its id.</param>
    /// <param name="cancel">Makes the cancel message, sent when the caller gives up or the deadline passes; null when there is none.</param>
    /// <exception cref="TwsRequestException">TWS refused.</exception>
    /// <exception cref="TwsTimeoutException">No answer within the deadline.</exception>
    Task<T> AskAsync<T>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where T : IMessage<T>, IKeyedMessage;

    /// <summary>Sends a request without an id and waits for its one answer; concurrent callers share the request.</summary>
    Task<T> AskAsync<T>(ITwsRequest request, TimeSpan deadline, CancellationToken cancellationToken) where T : IMessage<T>;

    /// <summary>Sends a request with an id and collects the messages until its end.</summary>
    /// <param name="alwaysCancel">True for requests that go on as a subscription after their end, such as the account summary.</param>
    /// <exception cref="TwsTimeoutException">No message arrived within the deadline. Messages without an end give an incomplete snapshot.</exception>
    Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, bool alwaysCancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>, IKeyedMessage
        where TEnd : IMessage<TEnd>, IKeyedMessage;

    /// <summary>Sends a request without an id and collects the messages until its end; concurrent callers share the request.</summary>
    /// <param name="cancel">Sent when the collection is over, however it ended; null when the request ends by itself.</param>
    Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        ITwsRequest request, ITwsRequest? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>
        where TEnd : IMessage<TEnd>;
}
