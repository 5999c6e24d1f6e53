using Gateway.Tws.Wire;

namespace TwsSimulator.Market;

/// <summary>A contract as a client describes it: empty texts, 0 and null mean "any".</summary>
internal sealed record ContractQuery
{
    public int ConId { get; init; }
    public string Symbol { get; init; } = "";
    public string SecType { get; init; } = "";
    public string LastTradeDateOrContractMonth { get; init; } = "";
    public decimal? Strike { get; init; }
    public string Right { get; init; } = "";
    public string Multiplier { get; init; } = "";
    public string Exchange { get; init; } = "";
    public string PrimaryExchange { get; init; } = "";
    public string Currency { get; init; } = "";
    public string LocalSymbol { get; init; } = "";
    public string TradingClass { get; init; } = "";
    public bool IncludeExpired { get; init; }
    public string SecIdType { get; init; } = "";
    public string SecId { get; init; } = "";

    /// <summary>The twelve contract fields that most requests begin with, placeOrder among them.</summary>
    public static ContractQuery Read(ref FieldReader fields) => new()
    {
        ConId = fields.ReadInt(),
        Symbol = fields.ReadString(),
        SecType = fields.ReadString(),
        LastTradeDateOrContractMonth = fields.ReadString(),
        Strike = fields.ReadDecimalOrNull() is { } strike && strike != 0 ? strike : null,
        Right = fields.ReadString(),
        Multiplier = fields.ReadString(),
        Exchange = fields.ReadString(),
        PrimaryExchange = fields.ReadString(),
        Currency = fields.ReadString(),
        LocalSymbol = fields.ReadString(),
        TradingClass = fields.ReadString(),
    };

    /// <summary>The twelve fields and includeExpired.</summary>
    public static ContractQuery ReadWithExpired(ref FieldReader fields) =>
        Read(ref fields) with { IncludeExpired = fields.ReadBool() };
}
