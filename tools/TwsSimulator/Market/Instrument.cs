namespace TwsSimulator.Market;

/// <summary>One thing that can be traded or quoted, with all that contract details tell about it.</summary>
internal sealed record Instrument
{
    public required int ConId { get; init; }
    public required string Symbol { get; init; }

    /// <summary>STK, OPT, FUT, FOP, CASH, IND, CRYPTO, BOND, CFD, FUND or CMDTY.</summary>
    public required string SecType { get; init; }

    /// <summary>Expiry of an option or future, maturity of a bond; null for the rest.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>The day that settles an option when it is not its last trading day.</summary>
    public DateOnly? RealExpiry { get; init; }

    /// <summary>Delivery month of a future as yyyyMM, expiry month of an option; else empty.</summary>
    public string ContractMonth { get; init; } = "";

    public decimal Strike { get; init; }

    /// <summary>C or P for options, else empty.</summary>
    public string Right { get; init; } = "";

    /// <summary>Units of the underlying in one contract; empty on the wire when 1.</summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>How many quoted units are one unit of the currency: 100 for prices in pence or cents.</summary>
    public int PriceMagnifier { get; init; } = 1;

    /// <summary>Worth of one price point of one contract in the currency: a bond's prices are per cent of par.</summary>
    public decimal PointValue => SecType == "BOND" ? 0.01m : Multiplier / PriceMagnifier;

    /// <summary>Where an order goes when the contract names none: SMART for stocks and options.</summary>
    public required string Exchange { get; init; }

    public string PrimaryExchange { get; init; } = "";
    public string Currency { get; init; } = "USD";
    public required string LocalSymbol { get; init; }
    public required string TradingClass { get; init; }
    public string MarketName { get; init; } = "";

    /// <summary>The prices that it may have.</summary>
    public required PriceGrid Grid { get; init; }

    /// <summary>The smallest tick at any price.</summary>
    public decimal MinTick => Grid.Least;

    /// <summary>Smallest step and smallest amount of an order's quantity.</summary>
    public decimal SizeIncrement { get; init; } = 1;

    public required string LongName { get; init; }
    public string Industry { get; init; } = "";
    public string Category { get; init; } = "";
    public string Subcategory { get; init; } = "";

    /// <summary>COMMON or ETF for stocks, else empty.</summary>
    public string StockType { get; init; } = "";

    /// <summary>False for a second listing of a stock under the same symbol and currency.</summary>
    public bool IsMainListing { get; init; } = true;

    /// <summary>Of a bond.</summary>
    public string Ratings { get; init; } = "";

    public string Isin { get; init; } = "";
    public string Cusip { get; init; } = "";
    public required string ValidExchanges { get; init; }
    public required TradingCalendar Calendar { get; init; }

    /// <summary>Underlying of an option, future or CFD.</summary>
    public Instrument? Underlying { get; init; }

    /// <summary>Instruments with the same key move together: SPY, SPX and ES.</summary>
    public required string PathKey { get; init; }

    /// <summary>Whose regular hours move the path, when they are not those of <see cref="Calendar"/>: a key has one such calendar.</summary>
    public TradingCalendar? PathCalendar { get; init; }

    /// <summary>Price level around which the path moves; for an option it is computed from the underlying.</summary>
    public required double BasePrice { get; init; }

    /// <summary>Volatility a year of the path (or the implied one of an option).</summary>
    public required double Volatility { get; init; }

    /// <summary>Half of the spread between bid and ask, in ticks.</summary>
    public int HalfSpreadTicks { get; init; } = 1;

    public decimal HalfSpreadAt(decimal price) => HalfSpreadTicks * Grid.TickAt(price);

    /// <summary>Mean volume a minute; 0 for what is quoted but not traded.</summary>
    public required int MinuteVolume { get; init; }

    /// <summary>Coupon of a bond in percent a year.</summary>
    public decimal Coupon { get; init; }

    /// <summary>Expiry as yyyyMMdd; empty when it has none.</summary>
    public string ExpiryText => Text(Expiry);

    /// <summary>The day that settles it as yyyyMMdd; empty when there is none.</summary>
    public string RealExpiryText => Text(RealExpiry ?? Expiry);

    /// <summary>The multiplier as it is sent: empty for stocks and the like.</summary>
    public string MultiplierText => Multiplier == 1 ? "" : Multiplier.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A stock or fund of an American exchange, on which options are listed.</summary>
    public bool IsAmericanStock => SecType == "STK" && Currency == "USD" && IsMainListing;

    public bool IsOption => SecType is "OPT" or "FOP";

    private static string Text(DateOnly? day) => day?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    public override string ToString() => $"{LocalSymbol} {SecType} {Exchange} ({ConId})";
}
