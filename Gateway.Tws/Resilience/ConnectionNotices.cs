using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Resilience;

/// <summary>Handles TWS's notices about its own connection to IB, in every session.</summary>
internal sealed partial class ConnectionNotices(
    ConnectionStateMachine state, SubscriptionReplay streams, OrderIds orderIds, TimeProvider time, ILogger logger)
    : IMessageReceiver, IDisposable
{
    private const string Link = "the link to IB's servers";

    private readonly StaleSubscriptionWatch _staleSubscriptions = new(streams, time);
    private DateTimeOffset? _linkLostAt;
    private bool _serverLinkBroken;

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        if (message is NextValidIdMessage next)
            orderIds.Offer(next.OrderId);
    }

    public void ReceiveError(TwsError error)
    {
        switch (error.Code)
        {
            case TwsErrorCodes.ConnectivityLost:
            case TwsErrorCodes.TwsServerLinkBroken:
                LinkDown(error);
                break;
            case TwsErrorCodes.ConnectivityRestoredDataLost:
                streams.Restart("TWS lost its link to IB's servers, and the data of that time is lost (1101).", _linkLostAt ?? time.GetUtcNow());
                LinkUp(error);
                break;
            case TwsErrorCodes.ConnectivityRestoredDataKept:
                LinkUp(error);
                break;
            default:
                Farm(error);
                break;
        }
    }

    public void Disconnected(TwsDisconnectedException reason)
    {
        _linkLostAt = null;
        _serverLinkBroken = false;
        _staleSubscriptions.Forget();
    }

    public void Dispose() => _staleSubscriptions.Dispose();

    private void LinkDown(TwsError error)
    {
        // At night TWS repeats this code many times a minute. After 1100 only 1101 or 1102 ends the loss.
        if (_linkLostAt is not null)
        {
            _serverLinkBroken &= error.Code == TwsErrorCodes.TwsServerLinkBroken;
            return;
        }
        _linkLostAt = time.GetUtcNow();
        _serverLinkBroken = error.Code == TwsErrorCodes.TwsServerLinkBroken;
        _staleSubscriptions.Lost(Link);
        state.LinkDown($"TWS has lost its link to IB's servers and restores it by itself ({error.Code}: {error.Text}).");
    }

    private void LinkUp(TwsError notice)
    {
        _linkLostAt = null;
        _staleSubscriptions.Restored(Link, $"{notice.Code}: {notice.Text}");
        state.LinkUp();
    }

    private void Farm(TwsError error)
    {
        if (FarmNotice.Of(error) is not { } notice)
        {
            TwsNotice(logger, error.Id, error.Code, error.Text);
            return;
        }
        state.Farm(notice.Farm, notice.State);
        if (notice.State == FarmNotice.Broken)
            _staleSubscriptions.Lost(notice.Farm);
        else if (notice.State == FarmNotice.Ok)
            _staleSubscriptions.Restored(notice.Farm, $"{error.Code}: {error.Text}");
        // No code reports the end of 2110; a farm that answers shows it.
        if (notice.State == FarmNotice.Ok && _serverLinkBroken)
        {
            _serverLinkBroken = false;
            LinkUp(error);
        }
    }

    [LoggerMessage(EventIds.TwsNotice, LogLevel.Information, "TWS says, of {Id}: {Code} {Text}")]
    private static partial void TwsNotice(ILogger logger, int id, int code, string text);
}

/// <summary>A notice of TWS about one of IB's data farms.</summary>
internal sealed record FarmNotice(string Farm, string State)
{
    public const string Ok = "ok";
    public const string Broken = "broken";

    /// <summary>Null when the error is not about a farm.</summary>
    public static FarmNotice? Of(TwsError error)
    {
        var state = error.Code switch
        {
            2104 or 2106 or 2158 => Ok,
            2103 or 2105 or 2157 => Broken,
            2107 or 2108 => "inactive",
            2119 => "connecting",
            _ => null,
        };
        return state is null ? null : new FarmNotice(NameIn(error.Text), state);
    }

    /// <summary>"... is OK:usfarm" ends with the name after a colon; "... upon demand.ushmds" has a full stop there.</summary>
    private static string NameIn(string text)
    {
        var separator = text.LastIndexOf(':');
        if (separator < 0)
            separator = text.IndexOf('.', StringComparison.Ordinal);
        var name = text[(separator + 1)..].Trim();
        return name.Length > 0 ? name : "unnamed";
    }
}
