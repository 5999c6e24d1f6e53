using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>reqAccountUpdates: values and portfolio of one account a client, then what changed after each trade and every three minutes.</summary>
internal sealed class UpdateRequests : IRequestDomain
{
    private const int SubscriptionTakenOver = 2100;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    private readonly TradingDesk _desk;
    private readonly Dictionary<ClientSession, Subscription> _subscriptions = [];

    public UpdateRequests(TradingDesk desk)
    {
        _desk = desk;
        desk.Feed.Traded += MarkTraded;
        desk.Stepped += SendChanges;
    }

    public int Subscriptions => _subscriptions.Count;

    public void Register(RequestTable table) => table.Add(RequestIds.ReqAccountUpdates, Subscribe);

    public void ClientLeft(ClientSession client) => _subscriptions.Remove(client);

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var subscribe = fields.ReadBool();
        var code = fields.ReadString();
        if (!subscribe)
        {
            _subscriptions.Remove(client);
            return;
        }
        var account = code.Length == 0 ? _desk.Accounts.All[0] : _desk.Accounts.Find(code);
        if (account is null)
        {
            client.SendError(-1, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bQ' : cause - Invalid account code '{code}'");
            return;
        }
        if (_subscriptions.TryGetValue(client, out var before) && before.Account != account)
        {
            client.SendError(-1, SubscriptionTakenOver,
                "New account data requested from TWS.  API client has been unsubscribed from account data.");
        }
        var subscription = new Subscription(account);
        _subscriptions[client] = subscription;
        Send(client, subscription);
        client.Send(MessageIds.AccountDownloadEnd, answer =>
        {
            answer.Write(1);
            answer.Write(account.Id);
        });
    }

    private void MarkTraded(Fill fill)
    {
        foreach (var subscription in _subscriptions.Values.Where(subscription => subscription.Account == fill.Account))
            subscription.Traded = true;
    }

    private void SendChanges()
    {
        foreach (var (client, subscription) in _subscriptions)
        {
            if (subscription.Traded || _desk.Market.Now - subscription.SentAt >= Interval)
                Send(client, subscription);
        }
    }

    private void Send(ClientSession client, Subscription subscription)
    {
        var account = subscription.Account;
        subscription.SentAt = _desk.Market.Now;
        subscription.Traded = false;
        var values = AccountTags.AllOf(account, _desk.Market, ledgerPrefix: _desk.Options.Tws.LedgerPrefix);
        foreach (var value in values.Where(value => subscription.Sent.IsNews(account.Id, value)))
            client.Send(MessageIds.AccountValue, fields => AccountFrames.WriteValue(fields, account, value));
        foreach (var position in account.Positions)
        {
            var mark = _desk.Market.QuoteOf(position.Tradable).Mark;
            client.Send(MessageIds.PortfolioValue, fields => AccountFrames.WritePortfolio(fields, account, position, mark));
        }
        var time = OrderTimes.ToEastern(subscription.SentAt).ToString("HH:mm", CultureInfo.InvariantCulture);
        client.Send(MessageIds.AccountUpdateTime, fields =>
        {
            fields.Write(1);
            fields.Write(time);
        });
    }

    private sealed class Subscription(Account account)
    {
        public Account Account { get; } = account;

        public SentValues Sent { get; } = new();

        public DateTimeOffset SentAt { get; set; }

        public bool Traded { get; set; }
    }
}
