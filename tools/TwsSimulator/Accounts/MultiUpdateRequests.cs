using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>reqAccountUpdatesMulti: values of any number of accounts, then what changed after each trade and every three minutes.</summary>
internal sealed class MultiUpdateRequests : IRequestDomain
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    private readonly TradingDesk _desk;
    private readonly AccountSubscriptions<Subscription> _subscriptions = [];

    public MultiUpdateRequests(TradingDesk desk)
    {
        _desk = desk;
        desk.Feed.Traded += MarkTraded;
        desk.Stepped += SendChanges;
    }

    public int Subscriptions => _subscriptions.Count;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqAccountUpdatesMulti, Subscribe);
        table.Add(RequestIds.CancelAccountUpdatesMulti, _subscriptions.Cancel);
    }

    public void ClientLeft(ClientSession client) => _subscriptions.Leave(client);

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var requestId = fields.ReadInt();
        var code = fields.ReadString();
        // There are no models: one that is asked for is empty.
        var isEmpty = fields.ReadString().Length > 0;
        var ledgerAndNlv = fields.ReadBool();
        if (!_desk.Accounts.TryFind(client, requestId, code, out var account))
            return;
        var subscription = new Subscription(account, ledgerAndNlv);
        if (!_subscriptions.TryAdd(client, requestId, subscription))
            return;
        if (isEmpty)
            _subscriptions.Remove(client, requestId);
        else
            Send(client, requestId, subscription);
        client.Send(MessageIds.AccountUpdateMultiEnd, answer =>
        {
            answer.Write(1);
            answer.Write(requestId);
        });
    }

    private void MarkTraded(Fill fill)
    {
        foreach (var (_, _, subscription) in _subscriptions.Where(one => one.Followed.Account == fill.Account))
            subscription.Traded = true;
    }

    private void SendChanges()
    {
        foreach (var (client, requestId, subscription) in _subscriptions)
        {
            if (subscription.Traded || _desk.Market.Now - subscription.SentAt >= Interval)
                Send(client, requestId, subscription);
        }
    }

    private void Send(ClientSession client, int requestId, Subscription subscription)
    {
        var account = subscription.Account;
        subscription.SentAt = _desk.Market.Now;
        subscription.Traded = false;
        var values = AccountTags.AllOf(account, _desk.Market, subscription.LedgerAndNlv, _desk.Options.Tws.LedgerPrefix);
        foreach (var value in values.Where(value => subscription.Sent.IsNews(account.Id, value)))
            client.Send(MessageIds.AccountUpdateMulti, fields => AccountFrames.WriteValueMulti(fields, requestId, account, value));
    }

    private sealed class Subscription(Account account, bool ledgerAndNlv)
    {
        public Account Account { get; } = account;

        public bool LedgerAndNlv { get; } = ledgerAndNlv;

        public SentValues Sent { get; } = new();

        public DateTimeOffset SentAt { get; set; }

        public bool Traded { get; set; }
    }
}
