using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <summary>An advisor's groups or aliases. The message names no request, only the kind.</summary>
internal sealed class FaReply(FaDataType type) : PendingReceiver<string>
{
    public Task<string> AskAsync(ITwsSession session, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken) =>
        ListenAsync(session, new RequestFARequest(type), cancel: null, $"an advisor's {type}", deadline, clock, cancellationToken);

    public override void Receive<T>(in T message)
    {
        if (message is ReceiveFAMessage answer && answer.Type == type)
            Succeed(answer.Xml);
    }

    public override void ReceiveError(TwsError error)
    {
        if (error.Id == -1 && TwsErrorCodes.IsRequestRefused(error.Code))
            base.ReceiveError(error);
    }
}
