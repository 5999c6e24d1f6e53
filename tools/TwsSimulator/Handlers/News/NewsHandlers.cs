using Gateway.Tws.Wire;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.News;

/// <summary>Providers, headlines of the past, articles and bulletins. Headlines that come live are in <see cref="NewsLines"/>.</summary>
internal sealed class NewsHandlers : IRequestDomain
{
    private const int MostResults = 300;
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    private readonly Simulation _simulation;
    private readonly HashSet<ClientSession> _bulletinReaders = [];
    private DateTimeOffset _upTo;

    public NewsHandlers(Simulation simulation)
    {
        _simulation = simulation;
        _upTo = simulation.Market.Now;
        simulation.Bulletins.Told += Tell;
        simulation.Market.Stepped += Step;
    }

    public int Subscriptions => _simulation.News.Count + _bulletinReaders.Count;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqNewsProviders, Providers);
        table.Add(RequestIds.ReqNewsArticle, Article);
        table.Add(RequestIds.ReqHistoricalNews, History);
        table.Add(RequestIds.ReqNewsBulletins, Subscribe);
        table.Add(RequestIds.CancelNewsBulletins, (ClientSession client, ref FieldReader _) => _bulletinReaders.Remove(client));
    }

    public void ClientStarted(ClientSession client) => _simulation.News.ClientStarted(client);

    public void ClientLeft(ClientSession client)
    {
        _simulation.News.ClientLeft(client);
        _bulletinReaders.Remove(client);
    }

    private void Providers(ClientSession client, ref FieldReader fields) => client.Send(MessageIds.NewsProviders, static answer =>
    {
        answer.Write(NewsProviders.All.Count);
        foreach (var (code, name) in NewsProviders.All)
        {
            answer.Write(code);
            answer.Write(name);
        }
    });

    private void Article(ClientSession client, ref FieldReader fields)
    {
        var (reqId, provider, articleId) = (fields.ReadInt(), fields.ReadString(), fields.ReadString());
        if (_simulation.News.Wire.Find(provider, articleId) is not { } headline)
        {
            client.SendError(reqId, ErrorCodes.NoNewsArticle, $"Failed to request news article:No such article {articleId}");
            return;
        }
        var (type, text) = NewsTexts.Article(headline);
        client.Send(MessageIds.NewsArticle, answer =>
        {
            answer.Write(reqId);
            answer.Write(type);
            answer.Write(text);
        });
    }

    private void History(ClientSession client, ref FieldReader fields)
    {
        var (reqId, conId) = (fields.ReadInt(), fields.ReadInt());
        var providers = NewsProviders.Split(fields.ReadString());
        var (start, end) = (fields.ReadString(), fields.ReadString());
        var most = Math.Clamp(fields.ReadInt(), 1, MostResults);
        if (_simulation.Market.Find(conId) is not { } instrument)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, "Error validating request.-'bV' : cause - Invalid contract id");
        else if (providers.Length == 0 || !providers.All(NewsProviders.Has))
            client.SendError(reqId, ErrorCodes.NewsNotAllowed, "News feed is not allowed.");
        else if (Time(start, DateTimeOffset.MinValue) is not { } from || Time(end, _simulation.Market.Now) is not { } upTo)
            client.SendError(
                reqId, ErrorCodes.ErrorValidatingRequest,
                "Error validating request.-'bV' : cause - Incorrect date and time; it must be yyyy-MM-dd HH:mm:ss.0");
        else
        {
            var last = upTo < _simulation.Market.Now ? upTo : _simulation.Market.Now;
            var found = _simulation.News.Wire.Back(instrument, last)
                .TakeWhile(one => one.Time > from).Where(one => providers.Contains(one.Provider)).Take(most + 1).ToList();
            SendHistory(client, reqId, found, most);
        }
    }

    private static void SendHistory(ClientSession client, int reqId, List<Headline> found, int most)
    {
        foreach (var headline in found.Take(most))
        {
            client.Send(MessageIds.HistoricalNews, answer =>
            {
                answer.Write(reqId);
                answer.Write(headline.Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + ".0");
                answer.Write(headline.Provider);
                answer.Write(headline.ArticleId);
                answer.Write(headline.Marked);
            });
        }
        client.Send(MessageIds.HistoricalNewsEnd, answer =>
        {
            answer.Write(reqId);
            answer.Write(found.Count > most);
        });
    }

    /// <summary>Null when the text is no time.</summary>
    private static DateTimeOffset? Time(string text, DateTimeOffset unset) =>
        text.Length == 0 ? unset
        : DateTimeOffset.TryParseExact(
            text, [TimeFormat + ".0", TimeFormat, "yyyyMMdd-HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var time) ? time
        : null;

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        _bulletinReaders.Add(client);
        if (!fields.ReadBool())
            return;
        foreach (var bulletin in _simulation.Bulletins.Today)
            Send(client, bulletin);
    }

    private void Step()
    {
        foreach (var bulletin in _simulation.Bulletins.Between(_upTo, _simulation.Market.Now))
            Tell(bulletin);
        _upTo = _simulation.Market.Now;
    }

    private void Tell(Bulletins.Bulletin bulletin)
    {
        foreach (var client in _bulletinReaders)
            Send(client, bulletin);
    }

    private static void Send(ClientSession client, Bulletins.Bulletin bulletin) =>
        client.Send(MessageIds.NewsBulletins, bulletin, static (answer, one) =>
    {
        answer.Write(1);
        answer.Write(one.Id);
        answer.Write(one.Type);
        answer.Write(one.Text);
        answer.Write(one.Exchange);
    });
}
