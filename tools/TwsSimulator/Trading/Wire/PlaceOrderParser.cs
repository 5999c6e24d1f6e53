using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Reads placeOrder (3) at every version, to its last field.</summary>
/// <remarks>
/// Written from the protocol's description, apart from the client's own writer, so that each proves the other. Source: docs/protocol.md,
/// "placeOrder".
/// </remarks>
internal static class PlaceOrderParser
{
    /// <summary>
    /// Reads everything after the order id. Errors: <see cref="TwsProtocolException"/> when a field is missing, unreadable or left over.
    /// </summary>
    public static (Contract Contract, Order Order) Read(ref FieldReader fields, ServerVersion version, int orderId)
    {
        var contract = ContractReader.Read(ref fields);
        var order = OrderTermsReader.ReadHead(ref fields, orderId);
        if (contract.SecType == Contract.Bag)
            (contract, order) = ContractReader.ReadCombination(ref fields, contract, order);
        order = OrderTermsReader.ReadAdvisers(ref fields, order, version);
        order = OrderStrategyReader.ReadVolatility(ref fields, order);
        order = OrderStrategyReader.ReadScale(ref fields, order);
        order = OrderStrategyReader.ReadHedge(ref fields, order);
        order = OrderTermsReader.ReadClearing(ref fields, order);
        contract = ContractReader.ReadDeltaNeutral(ref fields, contract);
        order = OrderStrategyReader.ReadAlgorithm(ref fields, order);
        order = OrderTermsReader.ReadHandling(ref fields, order);
        order = PegReader.ReadBenchmark(ref fields, order);
        order = ConditionFields.ReadAll(ref fields, order);
        order = OrderTermsReader.ReadAdjustments(ref fields, order);
        order = PegReader.ReadCompetition(ref fields, order, contract.Exchange);
        order = OrderTermsReader.ReadNewest(ref fields, order, version);
        return fields.AtEnd ? (contract, order) : throw new TwsProtocolException($"placeOrder goes on after its last field, {fields.Index - 1}");
    }
}
