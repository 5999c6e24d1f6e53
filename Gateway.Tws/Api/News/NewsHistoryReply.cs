using Gateway.Tws.Messages.News;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.News;

/// <summary>The headlines of one request.</summary>
internal sealed class NewsHistoryReply : PendingReceiver<NewsHistory>
{
    private readonly Lock _gate = new();
    private readonly List<NewsHeadline> _headlines = [];

    public override void Receive<T>(in T message)
    {
        lock (_gate)
        {
            if (message is HistoricalNewsMessage headline)
                _headlines.Add(Headlines.Of(headline));
            else if (message is HistoricalNewsEndMessage end)
                Succeed(new NewsHistory([.. _headlines], end.HasMore, Complete: true));
        }
    }

    protected override bool TryGetPartial(out NewsHistory partial)
    {
        lock (_gate)
            partial = new NewsHistory([.. _headlines], HasMore: true, Complete: false);
        return partial.Headlines.Count > 0;
    }
}
