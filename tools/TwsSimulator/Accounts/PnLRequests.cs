using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>reqPnL and reqPnLSingle: profit and loss at once, then about every second.</summary>
internal sealed class PnLRequests : IRequestDomain
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TradingDesk _desk;
    private readonly AccountSubscriptions<(Account Account, int? ConId)> _subscriptions = [];
    private DateTimeOffset _sentAt;

    public PnLRequests(TradingDesk desk)
    {
        _desk = desk;
        desk.Stepped += SendAll;
    }

    public int Subscriptions => _subscriptions.Count;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqPnL, (ClientSession client, ref FieldReader fields) => Subscribe(client, ref fields, single: false));
        table.Add(RequestIds.ReqPnLSingle, (ClientSession client, ref FieldReader fields) => Subscribe(client, ref fields, single: true));
        table.Add(RequestIds.CancelPnL, Cancel);
        table.Add(RequestIds.CancelPnLSingle, Cancel);
    }

    public void ClientLeft(ClientSession client) => _subscriptions.Leave(client);

    private void Subscribe(ClientSession client, ref FieldReader fields, bool single)
    {
        var requestId = fields.ReadInt();
        var code = fields.ReadString();
        fields.Skip(); // model
        int? conId = single ? fields.ReadInt() : null;
        if (_desk.Accounts.Find(code) is not { } account)
        {
            client.SendError(requestId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bW' : cause - Invalid account code '{code}'");
            return;
        }
        if (_subscriptions.TryAdd(client, requestId, (account, conId)))
            Send(client, requestId, account, conId);
    }

    private void Cancel(ClientSession client, ref FieldReader fields) => _subscriptions.Remove(client, fields.ReadInt());

    private void SendAll()
    {
        if (_desk.Market.Now - _sentAt < Interval)
            return;
        _sentAt = _desk.Market.Now;
        foreach (var (client, requestId, (account, conId)) in _subscriptions)
            Send(client, requestId, account, conId);
    }

    private void Send(ClientSession client, int requestId, Account account, int? conId)
    {
        if (conId is { } wanted)
        {
            var position = account.Find(wanted);
            var mark = position is null ? 0m : _desk.Market.QuoteOf(position.Tradable).Mark;
            client.Send(MessageIds.PnLSingle, fields => AccountFrames.WritePnLSingle(fields, requestId, position, mark));
            return;
        }
        var total = Valuation.Of(account, _desk.Market).Total;
        client.Send(MessageIds.PnL, fields => AccountFrames.WritePnL(fields, requestId, total));
    }
}
