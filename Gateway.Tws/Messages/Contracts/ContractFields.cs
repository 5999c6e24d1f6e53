using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Contracts;

/// <summary>The fields of a contract that several messages share.</summary>
internal static class ContractFields
{
    /// <summary>The eleven fields with the exchange that the order or position is on.</summary>
    public static Contract ReadContract(this ref FieldReader reader) => new()
    {
        ConId = reader.ReadInt(),
        Symbol = reader.ReadString(),
        SecType = reader.ReadString(),
        LastTradeDateOrContractMonth = reader.ReadString(),
        Strike = reader.ReadStrike(),
        Right = reader.ReadMark(),
        Multiplier = reader.ReadString(),
        Exchange = reader.ReadString(),
        Currency = reader.ReadString(),
        LocalSymbol = reader.ReadString(),
        TradingClass = reader.ReadString(),
    };

    /// <summary>The same eleven with the listing exchange instead.</summary>
    public static Contract ReadListedContract(this ref FieldReader reader)
    {
        var contract = reader.ReadContract();
        return contract with { PrimaryExch = contract.Exchange, Exchange = "" };
    }

    /// <summary>TWS writes 0 for what has no strike.</summary>
    public static decimal? ReadStrike(this ref FieldReader reader) => reader.ReadDecimalOrNull() is { } strike and not 0m ? strike : null;

    /// <summary>A code of few letters; TWS writes <c>?</c> for none in some places.</summary>
    public static string ReadMark(this ref FieldReader reader) => reader.ReadString() is var mark && mark == "?" ? "" : mark;

    public static DeltaNeutralContract? ReadDeltaNeutralContract(this ref FieldReader reader) =>
        reader.ReadBool() ? new DeltaNeutralContract(reader.ReadInt(), reader.ReadDouble(), reader.ReadDecimal()) : null;

    public static ComboLeg[] ReadComboLegs(this ref FieldReader reader)
    {
        var legs = new ComboLeg[reader.ReadCount()];
        for (var i = 0; i < legs.Length; i++)
        {
            legs[i] = new ComboLeg
            {
                ConId = reader.ReadInt(),
                Ratio = reader.ReadInt(),
                Action = reader.ReadString(),
                Exchange = reader.ReadString(),
                OpenClose = reader.ReadInt(),
                ShortSaleSlot = reader.ReadInt(),
                DesignatedLocation = reader.ReadString(),
                ExemptCode = reader.ReadInt(),
            };
        }
        return legs;
    }

    public static TagValue[] ReadTagValues(this ref FieldReader reader)
    {
        var pairs = new TagValue[reader.ReadCount()];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new TagValue(reader.ReadString(), reader.ReadString());
        return pairs;
    }
}
