using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>Contracts for difference have no data of their own: TWS names the contract to ask for instead.</summary>
internal static class Rerouting
{
    /// <summary>The stock behind a CFD; null for everything else.</summary>
    public static Instrument? SourceOf(ContractQuery contract, SimulatedMarket market) =>
        (contract.SecType == "CFD" || contract.ConId != 0) && market.Resolve(contract) is { SecType: "CFD" } cfd ? cfd.Underlying : null;

    public static void Send(ClientSession client, int messageId, int reqId, Instrument source) => client.Send(messageId, fields =>
    {
        fields.Write(reqId);
        fields.Write(source.ConId);
        fields.Write(source.Exchange);
    });
}
