using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.News;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;

namespace Gateway.Tws.Api.News;

/// <summary>A market data line that carries news and no prices.</summary>
internal sealed class HeadlineStream(Contract contract, string genericTicks, TimeProvider clock) : QueuedStream<NewsHeadline>(Backlog, clock)
{
    private const int Backlog = 200;

    public override ITwsRequest Start(int requestId) => new ReqMktDataRequest(requestId, contract, genericTicks);

    public override ITwsRequest Stop(int requestId) => new CancelMktDataRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is TickNewsMessage news)
            Publish(Headlines.Of(news));
    }
}
