using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.News;

/// <summary>One line's headlines.</summary>
/// <param name="about">Null for everything.</param>
/// <param name="providers">Empty for all.</param>
internal sealed class NewsLine(ClientSession client, int reqId, Instrument? about, IReadOnlyCollection<string> providers)
{
    public int ReqId => reqId;

    public Instrument? About => about;

    public bool Wants(Headline headline) =>
        (about is null || headline.About?.ConId == about.ConId) && (providers.Count == 0 || providers.Contains(headline.Provider));

    public void Send(Headline headline) => client.Send(MessageIds.TickNews, (reqId, headline), static (fields, one) =>
    {
        fields.Write(one.reqId);
        fields.Write(one.headline.Time.ToUnixTimeMilliseconds());
        fields.Write(one.headline.Provider);
        fields.Write(one.headline.ArticleId);
        fields.Write(one.headline.Marked);
        fields.Write("K:n/a:C:n/a");
    });
}
