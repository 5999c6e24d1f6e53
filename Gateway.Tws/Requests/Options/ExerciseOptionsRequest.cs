using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Options;

/// <summary>Exercises options, or lets them lapse (21).</summary>
/// <param name="OrderId">TWS makes an order of the instruction that has this id: take it from the order ids.</param>
public sealed record ExerciseOptionsRequest(int OrderId, Contract Contract, OptionExercise Exercise) : ITwsRequest
{
    public RequestLane Lane => RequestLane.Place;

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(21);
        writer.Write(2);
        writer.Write(OrderId);
        WriteContract(writer);
        writer.Write((int)Exercise.Action);
        writer.Write(Exercise.Quantity);
        writer.Write(Exercise.Account);
        writer.Write(Exercise.Override);
        if (version.Has(ServerVersion.ExerciseManualOrderTime))
            writer.Write(Exercise.ManualOrderTime);
        if (version.Has(ServerVersion.CustomerAccount))
            writer.Write(Exercise.CustomerAccount);
        if (version.Has(ServerVersion.ProfessionalCustomer))
            writer.Write(Exercise.ProfessionalCustomer);
    }

    /// <summary>Eleven fields: this request has no place for the primary exchange.</summary>
    private void WriteContract(FieldWriter writer)
    {
        writer.Write(Contract.ConId);
        writer.Write(Contract.Symbol);
        writer.Write(Contract.SecType);
        writer.Write(Contract.LastTradeDateOrContractMonth);
        writer.Write(Contract.Strike);
        writer.Write(Contract.Right);
        writer.Write(Contract.Multiplier);
        writer.Write(Contract.Exchange);
        writer.Write(Contract.Currency);
        writer.Write(Contract.LocalSymbol);
        writer.Write(Contract.TradingClass);
    }
}
