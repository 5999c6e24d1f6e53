using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>reqPositions: all positions of all accounts, then each one that a trade changes.</summary>
internal sealed class PositionRequests : IRequestDomain
{
    private readonly TradingDesk _desk;
    private readonly HashSet<ClientSession> _subscribers = [];

    public PositionRequests(TradingDesk desk)
    {
        _desk = desk;
        desk.Feed.Traded += SendChange;
    }

    public int Subscriptions => _subscribers.Count;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqPositions, Subscribe);
        table.Add(RequestIds.CancelPositions, (ClientSession client, ref FieldReader _) => _subscribers.Remove(client));
    }

    public void ClientLeft(ClientSession client) => _subscribers.Remove(client);

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        _subscribers.Add(client);
        foreach (var account in _desk.Accounts.All)
        {
            foreach (var position in account.Positions.Where(position => position.Quantity != 0m))
                Send(client, account, position);
        }
        client.Send(MessageIds.PositionEnd, static answer => answer.Write(1));
    }

    private void SendChange(Fill fill)
    {
        foreach (var client in _subscribers)
        {
            if (fill.Account.Find(fill.Tradable.ConId) is { } position)
                Send(client, fill.Account, position);
        }
    }

    private static void Send(ClientSession client, Account account, Position position) =>
        client.Send(MessageIds.Position, fields => AccountFrames.WritePosition(fields, account, position));
}
