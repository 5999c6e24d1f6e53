using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>reqAccountSummary: the asked tags of every account, then what changed after each trade and every three minutes.</summary>
internal sealed class SummaryRequests : IRequestDomain
{
    private const int MostPerClient = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    private readonly TradingDesk _desk;
    private readonly AccountSubscriptions<Subscription> _subscriptions = [];
    private bool _traded;

    public SummaryRequests(TradingDesk desk)
    {
        _desk = desk;
        desk.Feed.Traded += _ => _traded = true;
        desk.Stepped += SendChanges;
    }

    public int Subscriptions => _subscriptions.Count;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqAccountSummary, Subscribe);
        table.Add(RequestIds.CancelAccountSummary, _subscriptions.Cancel);
    }

    public void ClientLeft(ClientSession client) => _subscriptions.Leave(client);

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var requestId = fields.ReadInt();
        var group = fields.ReadString();
        string[] tags = [.. fields.ReadString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (_subscriptions.CountOf(client) >= MostPerClient && !_subscriptions.Has(client, requestId))
        {
            client.SendError(requestId, ErrorCodes.ErrorProcessingRequest,
                "Error processing request.-'bW' : cause - Maximum number of account summary requests exceeded");
        }
        else if (group != "All" && MembersOf(group) is null)
            client.SendError(
                requestId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bW' : cause - Unknown account group '{group}'");
        else if (tags.Length == 0)
            client.SendError(requestId, ErrorCodes.ErrorValidatingRequest, "Error validating request.-'bW' : cause - The tags are missing");
        else
        {
            // As in TWS, unknown tags are left out of the answer without a word.
            tags = [.. tags.Where(AccountTags.IsKnown)];
            Open(client, requestId, new Subscription(group, tags) { SentAt = _desk.Market.Now });
        }
    }

    private void Open(ClientSession client, int requestId, Subscription subscription)
    {
        if (!_subscriptions.TryAdd(client, requestId, subscription))
            return;
        Send(client, requestId, subscription);
        client.Send(MessageIds.AccountSummaryEnd, answer =>
        {
            answer.Write(1);
            answer.Write(requestId);
        });
    }

    private void SendChanges()
    {
        foreach (var (client, requestId, subscription) in _subscriptions)
        {
            if (!_traded && _desk.Market.Now - subscription.SentAt < Interval)
                continue;
            subscription.SentAt = _desk.Market.Now;
            Send(client, requestId, subscription);
        }
        _traded = false;
    }

    private void Send(ClientSession client, int requestId, Subscription subscription)
    {
        foreach (var account in MembersOf(subscription.Group) ?? _desk.Accounts.All)
        {
            var valuation = Valuation.Of(account, _desk.Market);
            foreach (var value in subscription.Tags.SelectMany(tag => AccountTags.ValuesOf(tag, valuation)))
            {
                if (subscription.IsNews(account, value))
                    client.Send(MessageIds.AccountSummary, fields => AccountFrames.WriteSummary(fields, requestId, account, value));
            }
        }
    }

    /// <summary>The accounts that a name means, an account's or a group's; null for "All" and for what is neither.</summary>
    private IReadOnlyList<Account>? MembersOf(string group) =>
        _desk.Accounts.Find(group) is { } one ? [one] : _desk.Advisor.AccountsOf(group);

    private sealed class Subscription(string group, string[] tags)
    {
        private readonly SentValues _sent = new();

        public string Group { get; } = group;

        public string[] Tags { get; } = tags;

        public DateTimeOffset SentAt { get; set; }

        public bool IsNews(Account account, AccountValue value) => _sent.IsNews(account.Id, value);
    }
}
