using Gateway.Tws.Wire;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers;

/// <summary>The bootstrap after startApi and the requests about the session itself.</summary>
internal sealed class SessionHandlers(Simulation simulation) : IRequestDomain
{
    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqIds, (ClientSession client, ref FieldReader _) => SendNextValidId(client));
        table.Add(RequestIds.ReqManagedAccts, (ClientSession client, ref FieldReader _) => SendManagedAccounts(client));
        table.Add(RequestIds.ReqCurrentTime, CurrentTime);
        table.Add(RequestIds.ReqCurrentTimeInMillis, CurrentTimeInMillis);
        table.Add(RequestIds.ReqMarketDataType, MarketDataType);
        table.Add(RequestIds.SetServerLogLevel, static (ClientSession _, ref FieldReader _) => { });
    }

    public void ClientStarted(ClientSession client)
    {
        SendManagedAccounts(client);
        SendNextValidId(client);
        client.SendError(-1, ErrorCodes.MarketDataFarmOk, "Market data farm connection is OK:usfarm");
        client.SendError(-1, ErrorCodes.HistoricalDataFarmOk, "HMDS data farm connection is OK:ushmds");
        client.SendError(-1, ErrorCodes.SecDefFarmOk, "Sec-def data farm connection is OK:secdefnj");
    }

    private void SendManagedAccounts(ClientSession client) => client.Send(MessageIds.ManagedAccounts, fields =>
    {
        fields.Write(1);
        fields.Write(string.Join(',', simulation.AccountIds));
    });

    private void SendNextValidId(ClientSession client) => client.Send(MessageIds.NextValidId, fields =>
    {
        fields.Write(1);
        fields.Write(simulation.OrderIds.Next(client.ClientId));
    });

    private void CurrentTime(ClientSession client, ref FieldReader fields) => client.Send(MessageIds.CurrentTime, answer =>
    {
        answer.Write(1);
        answer.Write(simulation.Time.GetUtcNow().ToUnixTimeSeconds());
    });

    private void CurrentTimeInMillis(ClientSession client, ref FieldReader fields) => client.Send(MessageIds.CurrentTimeInMillis, answer =>
        answer.Write(simulation.Time.GetUtcNow().ToUnixTimeMilliseconds()));

    private static void MarketDataType(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var type = fields.ReadInt();
        if (type is >= 1 and <= 4)
            client.MarketDataType = type;
        else
            client.SendError(-1, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bW' : cause - Invalid market data type: {type}");
    }
}
