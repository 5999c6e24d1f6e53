using Gateway.Tws.Requests;
using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>A subscription as the connection replays it.</summary>
public interface ITwsStream : IMessageReceiver
{
    ITwsRequest Start(int requestId);

    ITwsRequest Stop(int requestId);

    /// <summary>The stream was interrupted: readers may have missed updates between the two moments.</summary>
    void Gap(string reason, DateTimeOffset from, DateTimeOffset to);
}
