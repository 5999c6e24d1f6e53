namespace Gateway.Tws.Model;

/// <summary>An instrument, named as precisely as the caller can: by <see cref="ConId"/> and exchange, or by its attributes.</summary>
/// <remarks>Member names are IB's. Source: docs/protocol.md, "Contract block".</remarks>
public sealed record Contract
{
    /// <summary>IB's id of the instrument; 0 when it is described by its other members.</summary>
    public int ConId { get; init; }

    public string Symbol { get; init; } = "";

    /// <summary>STK, OPT, FUT, CONTFUT, IND, FOP, CASH, CFD, BAG, WAR, IOPT, BOND, BILL, CMDTY, NEWS, FUND or CRYPTO.</summary>
    public string SecType { get; init; } = "";

    /// <summary><c>yyyyMMdd</c> of an expiry, or <c>yyyyMM</c> of a contract month.</summary>
    public string LastTradeDateOrContractMonth { get; init; } = "";

    /// <summary><c>yyyyMMdd</c>; only in contract details, from server version 182 on.</summary>
    public string LastTradeDate { get; init; } = "";

    /// <summary>Null for everything but options and warrants.</summary>
    public decimal? Strike { get; init; }

    /// <summary><c>C</c> or <c>P</c>; empty for everything but options and warrants.</summary>
    public string Right { get; init; } = "";

    /// <summary>Text, as IB has it: units of the underlying in one contract.</summary>
    public string Multiplier { get; init; } = "";

    public string Exchange { get; init; } = "";

    /// <summary>Where the instrument is listed: tells instruments apart that share a symbol under exchange SMART.</summary>
    public string PrimaryExch { get; init; } = "";

    public string Currency { get; init; } = "";

    public string LocalSymbol { get; init; } = "";

    public string TradingClass { get; init; } = "";

    /// <summary>Searches expired futures too, in requests that take it.</summary>
    public bool IncludeExpired { get; init; }

    /// <summary>ISIN or CUSIP, with <see cref="SecId"/>.</summary>
    public string SecIdType { get; init; } = "";

    public string SecId { get; init; } = "";

    /// <summary>The company's name; only in the answer to a symbol search.</summary>
    public string Description { get; init; } = "";

    /// <summary>Searches bonds by issuer.</summary>
    public string IssuerId { get; init; } = "";

    public string ComboLegsDescription { get; init; } = "";

    /// <summary>The legs of a combination (<see cref="SecType"/> BAG).</summary>
    public IReadOnlyList<ComboLeg> ComboLegs { get; init; } = [];

    public DeltaNeutralContract? DeltaNeutralContract { get; init; }

    /// <summary>Legs are sent for this security type and for no other.</summary>
    public const string Bag = "BAG";
}

/// <summary>The underlying that makes a combination delta neutral.</summary>
public sealed record DeltaNeutralContract(int ConId, double Delta, decimal Price);

/// <summary>One instrument that matches a symbol search, and the security types of the derivatives that it has.</summary>
/// <param name="Contract">ConId, Symbol, SecType, PrimaryExch, Currency, Description and IssuerId are set.</param>
public sealed record ContractDescription(Contract Contract, IReadOnlyList<string> DerivativeSecTypes);
