namespace Gateway.Tws.Model;

/// <summary>An order as TWS keeps it. Member names and meanings are IB's; a null number is unset, a text is empty when unset.</summary>
/// <remarks>
/// Prices and amounts are in the contract's currency, times are texts of TWS (<see cref="TwsTime"/>).
/// This file has what every order uses; the other parts of the record have what special orders use. Source: docs/protocol.md, "Orders".
/// </remarks>
public sealed partial record Order
{
    /// <summary>The id that the placing client gave; unique per client, above every id used before.</summary>
    public int OrderId { get; init; }

    public int ClientId { get; init; }

    /// <summary>IB's own id, for ever and the same for every client; 0 until TWS has given it.</summary>
    public long PermId { get; init; }

    /// <summary>The order that activates this one, when this is a child of a bracket.</summary>
    public int ParentId { get; init; }

    /// <summary>BUY or SELL; SSHORT and SLONG for institutions.</summary>
    public string Action { get; init; } = "";

    /// <summary>Null for an order by <see cref="CashQty"/>.</summary>
    public decimal? TotalQuantity { get; init; }

    /// <summary>MKT, LMT, STP, <c>STP LMT</c>, TRAIL, <c>TRAIL LIMIT</c> and many more.</summary>
    public string OrderType { get; init; } = "";

    public decimal? LmtPrice { get; init; }

    /// <summary>Stop price, trailing amount or offset, as the order type has it.</summary>
    public decimal? AuxPrice { get; init; }

    /// <summary>DAY, GTC, IOC, GTD, OPG, FOK, DTC or AUC.</summary>
    public string Tif { get; init; } = "";

    /// <summary>Money to spend instead of <see cref="TotalQuantity"/>.</summary>
    public decimal? CashQty { get; init; }

    public string Account { get; init; } = "";

    /// <summary>The client's own text, echoed in open orders and executions.</summary>
    public string OrderRef { get; init; } = "";

    /// <summary>False keeps the order in TWS, untransmitted.</summary>
    public bool Transmit { get; init; } = true;

    /// <summary>True asks for the effect of the order only; it is not placed.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Orders of one group: a fill of one cancels or reduces the others.</summary>
    public string OcaGroup { get; init; } = "";

    /// <summary>1 cancel the rest with block, 2 reduce with block, 3 reduce without block.</summary>
    public int OcaType { get; init; }

    public bool OutsideRth { get; init; }

    /// <summary>From server version 189 on.</summary>
    public bool IncludeOvernight { get; init; }

    public string GoodAfterTime { get; init; } = "";
    public string GoodTillDate { get; init; } = "";

    public bool AllOrNone { get; init; }
    public int? MinQty { get; init; }
    public bool Hidden { get; init; }

    /// <summary>Shares shown of an iceberg order.</summary>
    public int? DisplaySize { get; init; }

    public bool BlockOrder { get; init; }
    public bool SweepToFill { get; init; }

    /// <summary>0 default, 1 double bid/ask, 2 last, 3 double last, 4 bid/ask, 7 last or bid/ask, 8 midpoint.</summary>
    public int TriggerMethod { get; init; }

    public decimal? TrailStopPrice { get; init; }

    /// <summary>Trails by per cent instead of by <see cref="AuxPrice"/>.</summary>
    public decimal? TrailingPercent { get; init; }

    public decimal? LmtPriceOffset { get; init; }

    public decimal DiscretionaryAmt { get; init; }
    public bool DiscretionaryUpToLimitPrice { get; init; }

    /// <summary>A fraction: 0.01 is one per cent.</summary>
    public decimal? PercentOffset { get; init; }

    public bool OverridePercentageConstraints { get; init; }

    /// <summary>Null leaves it to TWS.</summary>
    public bool? UsePriceMgmtAlgo { get; init; }

    /// <summary>Seconds; GTD only.</summary>
    public int? Duration { get; init; }

    public IReadOnlyList<TagValue> OrderMiscOptions { get; init; } = [];

    /// <summary>Codes of rejections to ignore, comma-separated.</summary>
    public string AdvancedErrorOverride { get; init; } = "";
}
