using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>reqPositionsMulti: the positions of one account, then each one that a trade changes.</summary>
internal sealed class MultiPositionRequests : IRequestDomain
{
    private readonly TradingDesk _desk;
    private readonly AccountSubscriptions<Account> _subscriptions = [];

    public MultiPositionRequests(TradingDesk desk)
    {
        _desk = desk;
        desk.Feed.Traded += SendChange;
    }

    public int Subscriptions => _subscriptions.Count;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqPositionsMulti, Subscribe);
        table.Add(RequestIds.CancelPositionsMulti, _subscriptions.Cancel);
    }

    public void ClientLeft(ClientSession client) => _subscriptions.Leave(client);

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var requestId = fields.ReadInt();
        var code = fields.ReadString();
        // There are no models: one that is asked for is empty.
        var isEmpty = fields.ReadString().Length > 0;
        if (!_desk.Accounts.TryFind(client, requestId, code, out var account))
            return;
        if (!_subscriptions.TryAdd(client, requestId, account))
            return;
        if (isEmpty)
            _subscriptions.Remove(client, requestId);
        foreach (var position in account.Positions.Where(position => position.Quantity != 0m && !isEmpty))
            Send(client, requestId, account, position);
        client.Send(MessageIds.PositionMultiEnd, answer =>
        {
            answer.Write(1);
            answer.Write(requestId);
        });
    }

    private void SendChange(Fill fill)
    {
        foreach (var (client, requestId, account) in _subscriptions)
        {
            if (account == fill.Account && account.Find(fill.Order.Tradable.ConId) is { } position)
                Send(client, requestId, account, position);
        }
    }

    private static void Send(ClientSession client, int requestId, Account account, Position position) =>
        client.Send(MessageIds.PositionMulti, fields => AccountFrames.WritePositionMulti(fields, requestId, account, position));
}
