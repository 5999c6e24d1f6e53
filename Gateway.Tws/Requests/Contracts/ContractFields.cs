using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Contracts;

/// <summary>The fields of a contract that several requests share.</summary>
internal static class ContractFields
{
    /// <summary>Twelve fields.</summary>
    public static void WriteContract(this FieldWriter writer, Contract contract)
    {
        writer.Write(contract.ConId);
        writer.Write(contract.Symbol);
        writer.Write(contract.SecType);
        writer.Write(contract.LastTradeDateOrContractMonth);
        writer.Write(contract.Strike);
        writer.Write(contract.Right);
        writer.Write(contract.Multiplier);
        writer.Write(contract.Exchange);
        writer.Write(contract.PrimaryExch);
        writer.Write(contract.Currency);
        writer.Write(contract.LocalSymbol);
        writer.Write(contract.TradingClass);
    }

    /// <summary>Thirteen fields: the last says whether expired contracts count.</summary>
    public static void WriteContractOfAnyAge(this FieldWriter writer, Contract contract)
    {
        writer.WriteContract(contract);
        writer.Write(contract.IncludeExpired);
    }

    /// <summary>The legs as data requests have them: for a combination the count, also when it is 0; for everything else nothing.</summary>
    public static void WriteDataLegs(this FieldWriter writer, Contract contract)
    {
        if (contract.SecType != Contract.Bag)
            return;
        writer.Write(contract.ComboLegs.Count);
        foreach (var leg in contract.ComboLegs)
            writer.WriteLegHead(leg);
    }

    public static void WriteLegHead(this FieldWriter writer, ComboLeg leg)
    {
        writer.Write(leg.ConId);
        writer.Write(leg.Ratio);
        writer.Write(leg.Action);
        writer.Write(leg.Exchange);
    }

    public static void WriteDeltaNeutralContract(this FieldWriter writer, Contract contract)
    {
        writer.Write(contract.DeltaNeutralContract is not null);
        if (contract.DeltaNeutralContract is not { } underlying)
            return;
        writer.Write(underlying.ConId);
        writer.Write(underlying.Delta);
        writer.Write(underlying.Price);
    }

    /// <summary>Pairs in one field: <c>k1=v1;k2=v2;</c>.</summary>
    /// <exception cref="ArgumentException">A pair holds one of the two separators.</exception>
    public static void WriteOptions(this FieldWriter writer, IReadOnlyList<TagValue> options) => writer.Write(string.Concat(options.Select(Option)));

    /// <summary>Pairs in two fields each, after their count.</summary>
    public static void WriteTagValues(this FieldWriter writer, IReadOnlyList<TagValue> pairs)
    {
        writer.Write(pairs.Count);
        foreach (var pair in pairs)
        {
            writer.Write(pair.Tag);
            writer.Write(pair.Value);
        }
    }

    private static string Option(TagValue pair) =>
        pair.Tag.AsSpan().ContainsAny('=', ';') || pair.Value.AsSpan().Contains(';')
            ? throw new ArgumentException($"The option '{pair.Tag}={pair.Value}' holds a separator: neither ';' nor, in its name, '=' is allowed.")
            : $"{pair.Tag}={pair.Value};";
}
