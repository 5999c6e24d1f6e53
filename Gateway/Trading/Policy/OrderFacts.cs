namespace Gateway.Trading.Policy;

/// <summary>All that the limits are held against: the order, the market, the account, and what was sent before. Null is not known.</summary>
internal sealed record OrderFacts
{
    public required bool Buys { get; init; }

    public required OrderTerms Terms { get; init; }

    /// <summary>Units; null for an order by money, and for a hedge, whose size is its parent's.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Money in the contract's currency, in place of a quantity.</summary>
    public decimal? Cash { get; init; }

    /// <summary>The market, or for the exit of an entry that has not filled, the entry's price.</summary>
    public MarketView? Market { get; init; }

    /// <summary>
    /// The price that the market must reach before the order works, where it certainly has not; null when the order may work now.
    /// </summary>
    public decimal? WaitsFor { get; init; }

    /// <summary>The highest price of its own contract at which a condition may start the order; null for none.</summary>
    public decimal? Reach { get; init; }

    /// <summary>The prices of the legs of a combination that have one each; empty for all other orders.</summary>
    public IReadOnlyList<LegPrice> LegPrices { get; init; } = [];

    /// <summary>What makes the order trade at a price or in a size that cannot be known, such as <c>scaleTable</c>; null for nothing.</summary>
    public string? Unknowable { get; init; }

    /// <summary>The smallest step of the price.</summary>
    public decimal Tick { get; init; }

    /// <summary>Money of the contract's currency for one unit at a price of 1.</summary>
    public decimal PointValue { get; init; } = 1;

    /// <summary>The contract's currency in the account's.</summary>
    public decimal? Rate { get; init; } = 1;

    /// <summary>Of all accounts that the order reaches.</summary>
    public decimal? NetLiquidation { get; init; }

    public decimal? DailyPnL { get; init; }

    /// <summary>The order closes, and cannot reverse, a position that is held or that its parent makes.</summary>
    public bool IsExit { get; init; }

    /// <summary>False for a change of a working order, which is no further order.</summary>
    public bool IsNew { get; init; } = true;

    /// <summary>What the order was worth before a change, in the account's base currency; 0 for a new one.</summary>
    public decimal WorthBefore { get; init; }

    /// <summary>One entry for a contract, one for each leg of a combination; null when not read or not known.</summary>
    public IReadOnlyList<PositionView>? Positions { get; init; }

    /// <summary>Open orders of the account in the contract, without this one.</summary>
    public int? OpenOrders { get; init; }

    public IReadOnlyList<string> Accounts { get; init; } = [];

    public string Symbol { get; init; } = string.Empty;

    public string SecType { get; init; } = string.Empty;

    public bool IsCombination => SecType == Gateway.Tws.Model.Contract.Bag;

    public string Exchange { get; init; } = string.Empty;

    public bool OutsideRth { get; init; }

    /// <summary>Fields of the order that are closed by default and set.</summary>
    public IReadOnlyList<string> ClosedFields { get; init; } = [];
}

/// <summary>Prices of the market, or of the whole combination. Null is not known.</summary>
/// <param name="Gross">The sum of the legs' prices by their ratios, without signs; of a single contract null.</param>
internal sealed record MarketView(decimal? Bid, decimal? Ask, decimal? Last, bool IsDelayed = false, decimal? Gross = null)
{
    /// <summary>When it last changed, by TWS; null where that is not known.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The price that an order gets at once: the ask for a buy, the bid for a sell, else the last.</summary>
    public decimal? FarSide(bool buys) => (buys ? Ask : Bid) ?? Last;
}

/// <summary>A price for one leg of a combination.</summary>
/// <param name="Market">Of the leg alone; null when it has no quote.</param>
internal sealed record LegPrice(string Name, bool Buys, decimal Price, MarketView? Market, decimal Tick = 0);

/// <summary>A position with the open orders of its contract.</summary>
/// <param name="Held">Negative when short.</param>
/// <param name="OpenBuys">What the open orders can still buy, without this order and those that exclude it.</param>
/// <param name="Change">What the order trades of it when it fills; negative for a sale.</param>
internal sealed record PositionView(string Name, decimal Held, decimal OpenBuys, decimal OpenSells, decimal Change)
{
    /// <summary>The position if the order fills, and all open ones on its side.</summary>
    public decimal After => Held + Change + (Change > 0 ? OpenBuys : Change < 0 ? -OpenSells : 0);

    /// <summary>The order only closes, whatever the open ones do.</summary>
    public bool IsReduced => Change != 0 && Math.Sign(Held) == -Math.Sign(Change) && (After == 0 || Math.Sign(After) == Math.Sign(Held));
}

/// <summary>What was sent before within one set of limits, as of now.</summary>
/// <param name="SinceSame">Seconds since the same order was sent; null for never, or long ago.</param>
/// <param name="Paused">How long the pause after rejections still lasts; null while there is none.</param>
internal sealed record PolicyTally(
    decimal DayOrders = 0, decimal DayNotional = 0, int MinuteOrders = 0, decimal? SinceSame = null, int Rejections = 0, TimeSpan? Paused = null);
