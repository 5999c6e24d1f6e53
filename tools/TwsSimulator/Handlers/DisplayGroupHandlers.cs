using Gateway.Tws.Wire;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers;

/// <summary>Four display groups, shared by all clients, as the windows of one TWS share them.</summary>
internal sealed class DisplayGroupHandlers : IRequestDomain
{
    private const string Nothing = "none";

    private readonly SortedDictionary<int, string> _shown = new() { [1] = Nothing, [2] = Nothing, [3] = Nothing, [4] = Nothing };
    private readonly Dictionary<(ClientSession Client, int RequestId), int> _subscriptions = [];

    public int Subscriptions => _subscriptions.Count;

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.QueryDisplayGroups, Query);
        table.Add(RequestIds.SubscribeToGroupEvents, Subscribe);
        table.Add(RequestIds.UpdateDisplayGroup, Update);
        table.Add(RequestIds.UnsubscribeFromGroupEvents, Unsubscribe);
    }

    public void ClientLeft(ClientSession client)
    {
        foreach (var key in _subscriptions.Keys.Where(key => key.Client == client).ToList())
            _subscriptions.Remove(key);
    }

    private void Query(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var requestId = fields.ReadInt();
        client.Send(MessageIds.DisplayGroupList, answer =>
        {
            answer.Write(1);
            answer.Write(requestId);
            answer.Write(string.Join(';', _shown.Keys));
        });
    }

    private void Subscribe(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var requestId = fields.ReadInt();
        var group = fields.ReadInt();
        if (!_shown.TryGetValue(group, out var shown))
        {
            client.SendError(requestId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bW' : cause - Unknown display group {group}");
            return;
        }
        _subscriptions[(client, requestId)] = group;
        Send(client, requestId, shown);
    }

    private void Update(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var requestId = fields.ReadInt();
        var shown = fields.ReadString();
        if (!_subscriptions.TryGetValue((client, requestId), out var group))
        {
            client.SendError(
                requestId, ErrorCodes.ErrorValidatingRequest, "Error validating request.-'bW' : cause - Not subscribed to a display group");
            return;
        }
        _shown[group] = shown;
        foreach (var (other, _) in _subscriptions.Where(subscription => subscription.Value == group))
            Send(other.Client, other.RequestId, shown);
    }

    private void Unsubscribe(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        _subscriptions.Remove((client, fields.ReadInt()));
    }

    private static void Send(ClientSession client, int requestId, string shown) => client.Send(MessageIds.DisplayGroupUpdated, fields =>
    {
        fields.Write(1);
        fields.Write(requestId);
        fields.Write(shown);
    });
}
