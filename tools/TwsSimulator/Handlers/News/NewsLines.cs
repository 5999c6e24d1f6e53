using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Handlers.MarketData;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.News;

/// <summary>
/// Market data lines that bring headlines: those of instruments with generic tick 292, and those of everything that a provider writes.
/// </summary>
internal sealed class NewsLines
{
    private const string NewsTick = "292";

    private readonly SimulatedMarket _market;
    private readonly SimulatorOptions _options;
    private readonly Dictionary<ClientSession, Dictionary<int, NewsLine>> _clients = [];
    private DateTimeOffset _upTo;

    public NewsLines(SimulatedMarket market, SimulatorOptions options)
    {
        _market = market;
        _options = options;
        _upTo = market.Now;
        Wire = new NewsWire(market, options);
        Wire.Told += headline => Send(headline);
        market.Stepped += Step;
    }

    public NewsWire Wire { get; }

    /// <summary>Lines of all clients.</summary>
    public int Count => _clients.Values.Sum(lines => lines.Count);

    /// <summary>Opens the line of a NEWS contract such as <c>BRFG:BRFG_ALL</c>.</summary>
    /// <param name="otherLines">Lines that the client holds elsewhere.</param>
    public void OpenTape(ClientSession client, MarketDataRequest request, int otherLines)
    {
        var provider = request.Contract.Exchange;
        var lines = Of(client);
        if (lines.ContainsKey(request.ReqId))
            client.SendError(request.ReqId, ErrorCodes.DuplicateTickerId, "Duplicate ticker ID.");
        else if (lines.Count + otherLines >= _options.MaxMarketDataLines)
            client.SendError(request.ReqId, ErrorCodes.TooManyLines, "Max number of tickers has been reached");
        else if (!NewsProviders.Has(provider) || request.Contract.Symbol != $"{provider}:{provider}_ALL")
            client.SendError(request.ReqId, ErrorCodes.NoSecurityDefinition, ContractRules.NotFound);
        else
            Open(client, new NewsLine(client, request.ReqId, null, [provider]));
    }

    /// <summary>Adds headlines to a line of an instrument when its ticks ask for them. False after an error.</summary>
    public bool TryJoin(ClientSession client, MarketDataRequest request, Instrument instrument)
    {
        var asked = request.GenericTicks.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(tick => tick.Split(':')[0] == NewsTick);
        if (asked is null)
            return true;
        var providers = NewsProviders.Split(asked[NewsTick.Length..].TrimStart(':'));
        if (!providers.All(NewsProviders.Has))
        {
            client.SendError(request.ReqId, ErrorCodes.NewsNotAllowed, "News feed is not allowed.");
            return false;
        }
        Open(client, new NewsLine(client, request.ReqId, instrument, providers));
        return true;
    }

    /// <summary>True when the client had headlines under this id.</summary>
    public bool Close(ClientSession client, int reqId) => Of(client).Remove(reqId);

    public void ClientStarted(ClientSession client) => _clients[client] = [];

    public void ClientLeft(ClientSession client) => _clients.Remove(client);

    private Dictionary<int, NewsLine> Of(ClientSession client) => _clients[client];

    /// <summary>A new line begins with the newest headline there is.</summary>
    private void Open(ClientSession client, NewsLine line)
    {
        Of(client)[line.ReqId] = line;
        var latest = line.About is { } about ? Wire.Back(about, _market.Now).FirstOrDefault(line.Wants) : Wire.Latest(_market.Now, line.Wants);
        if (latest is not null)
            line.Send(latest);
    }

    private void Step()
    {
        foreach (var headline in Wire.Between(_upTo, _market.Now))
            Send(headline);
        _upTo = _market.Now;
    }

    private void Send(Headline headline)
    {
        foreach (var line in _clients.Values.SelectMany(lines => lines.Values).Where(line => line.Wants(headline)))
            line.Send(headline);
    }
}
