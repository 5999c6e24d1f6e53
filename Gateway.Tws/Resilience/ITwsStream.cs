using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>A subscription as the connection replays it.</summary>
/// <remarks>
/// Order of calls: <see cref="Start"/> when it is sent; <see cref="IMessageReceiver.Disconnected"/> when its session ends, which is an interruption,
/// not the end; then, on a new session, <see cref="Gap"/> and <see cref="Start"/> with a new id. After 1101 <see cref="Gap"/> and <see cref="Start"/>
/// come without a disconnect.
/// </remarks>
public interface ITwsStream : IMessageReceiver
{
    /// <summary>
    /// When the last update came; null before any. The connection restarts a stream that stays silent after TWS has reported the end of a loss.
    /// </summary>
    DateTimeOffset? LastUpdate { get; }

    ITwsRequest Start(int requestId);

    ITwsRequest Stop(int requestId);

    /// <summary>
    /// The requests that start the stream, sent in a row without requests of other streams in between; by default only <see cref="Start"/>.
    /// </summary>
    IReadOnlyList<ITwsRequest> Begin(int requestId) => [Start(requestId)];

    /// <summary>
    /// The stream was interrupted: readers may have missed updates between the two moments. Called from any thread, also while a message is received.
    /// </summary>
    void Gap(string reason, DateTimeOffset from, DateTimeOffset to);
}
