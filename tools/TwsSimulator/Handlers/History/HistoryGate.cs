using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>The checks of every history request: its contract must be known, and the pacing must allow it.</summary>
internal sealed class HistoryGate(Simulation simulation) : IRequestDomain
{
    private const string ServiceError = "Historical Market Data Service error message:";

    private readonly Dictionary<ClientSession, HistoryPacing> _pacing = [];

    public void Register(RequestTable table)
    {
    }

    public void ClientStarted(ClientSession client) => _pacing[client] = new HistoryPacing(simulation.Time);

    public void ClientLeft(ClientSession client) => _pacing.Remove(client);

    /// <summary>The instrument; null after an error was sent to the client.</summary>
    public Instrument? Find(ClientSession client, int reqId, ContractQuery contract)
    {
        if (ContractRules.Fault(contract) is { } fault)
            client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, fault);
        else
            return ContractRules.FindOne(client, reqId, simulation.Market, contract);
        return null;
    }

    /// <summary>False after the client was sent a pacing error.</summary>
    public bool Allow(ClientSession client, int reqId, object request, string whatToShow)
    {
        if (!simulation.Options.HistoryPacing || _pacing[client].Allow(request, whatToShow == "BID_ASK" ? 2 : 1))
            return true;
        Fail(client, reqId, "Historical data request pacing violation");
        return false;
    }

    /// <summary>False after the client was sent an error for data that does not exist.</summary>
    public static bool HasData(ClientSession client, int reqId, Instrument instrument, string whatToShow)
    {
        if (instrument.SecType == "CRYPTO" && whatToShow == "TRADES")
            client.SendError(reqId, ErrorCodes.ExpectedAggTrades, "Expected what to show is AGGTRADES, please use that instead of TRADES.");
        else if (!HistoryKinds.Exists(instrument.SecType, whatToShow))
            Fail(client, reqId, $"No historical market data for {instrument.Symbol}/{instrument.SecType}@{instrument.Exchange} {whatToShow}");
        else
            return true;
        return false;
    }

    public static void Fail(ClientSession client, int reqId, string text) =>
        client.SendError(reqId, ErrorCodes.HistoricalDataError, ServiceError + text);
}
