using Gateway.Tws.Wire;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Handlers.MarketData;
using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.Options;

/// <summary>Option chains, computations and exercise.</summary>
internal sealed class OptionHandlers : IRequestDomain
{
    private readonly Simulation _simulation;
    private readonly ChainHandler _chains;
    private readonly Exercises _exercises;

    public OptionHandlers(Simulation simulation)
    {
        _simulation = simulation;
        _chains = new ChainHandler(simulation.Market);
        _exercises = new Exercises(simulation);
    }

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.ReqSecDefOptParams, _chains.Answer);
        table.Add(RequestIds.CalculateImpliedVolatility, ImpliedVolatility);
        table.Add(RequestIds.CalculateOptionPrice, Price);
        // The answer was sent at once: there is nothing left to cancel.
        table.Add(RequestIds.CancelCalculateImpliedVolatility, static (ClientSession _, ref FieldReader _) => { });
        table.Add(RequestIds.CancelCalculateOptionPrice, static (ClientSession _, ref FieldReader _) => { });
        table.Add(RequestIds.ExerciseOptions, _exercises.Take);
    }

    private void ImpliedVolatility(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var (reqId, contract) = (fields.ReadInt(), ContractQuery.Read(ref fields));
        var (price, underlying) = (fields.ReadDouble(), fields.ReadDouble());
        if (Find(client, reqId, contract) is not { } option)
            return;
        if (price <= 0 || underlying <= 0)
            Refuse(client, reqId, "Option price and underlying price must be positive");
        else
            Send(client, reqId, ComputedOption.OfPrice(option, price, underlying, YearsOf(option)));
    }

    private void Price(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var (reqId, contract) = (fields.ReadInt(), ContractQuery.Read(ref fields));
        var (volatility, underlying) = (fields.ReadDouble(), fields.ReadDouble());
        if (Find(client, reqId, contract) is not { } option)
            return;
        if (volatility <= 0 || underlying <= 0)
            Refuse(client, reqId, "Volatility and underlying price must be positive");
        else
            Send(client, reqId, ComputedOption.OfVolatility(option, volatility, underlying, YearsOf(option)));
    }

    private Instrument? Find(ClientSession client, int reqId, ContractQuery contract)
    {
        if (ContractRules.FindOne(client, reqId, _simulation.Market, contract) is not { } instrument)
            return null;
        if (instrument.IsOption)
            return instrument;
        Refuse(client, reqId, "The contract is not an option");
        return null;
    }

    private double YearsOf(Instrument option) => _simulation.Market.SeriesOf(option).YearsToExpiry(_simulation.Market.Now);

    private static void Refuse(ClientSession client, int reqId, string cause) =>
        client.SendError(reqId, ErrorCodes.ErrorValidatingRequest, $"Error validating request.-'bM' : cause - {cause}");

    /// <summary>A price that no volatility explains is answered by TWS's numbers for "not computed".</summary>
    private static void Send(ClientSession client, int reqId, OptionTick? computed)
    {
        if (computed is { } tick)
            new TickWriter(client, reqId, delayed: false).Option(TickTypes.CustomOption, tick);
        else
            client.Send(MessageIds.TickOptionComputation, reqId, static (fields, id) =>
            {
                fields.Write(id);
                fields.Write(TickTypes.CustomOption);
                fields.Write(1); // price based
                foreach (var nothing in (int[])[-1, -2, -1, -1, -2, -2, -2, -1])
                    fields.Write(nothing);
            });
    }
}
