namespace Gateway.Tws.Model;

/// <summary>What a tick is about. An id that is not named here passes through as its number.</summary>
/// <remarks>The message decides how the value is read, never this id. Source: docs/protocol.md, "Codes".</remarks>
public enum TickType
{
    BidSize = 0,
    Bid = 1,
    Ask = 2,
    AskSize = 3,
    Last = 4,
    LastSize = 5,
    High = 6,
    Low = 7,
    Volume = 8,
    Close = 9,
    BidOption = 10,
    AskOption = 11,
    LastOption = 12,
    ModelOption = 13,
    Open = 14,
    Low13Week = 15,
    High13Week = 16,
    Low26Week = 17,
    High26Week = 18,
    Low52Week = 19,
    High52Week = 20,
    AvgVolume = 21,
    OpenInterest = 22,
    OptionHistoricalVol = 23,
    OptionImpliedVol = 24,
    OptionBidExch = 25,
    OptionAskExch = 26,
    OptionCallOpenInterest = 27,
    OptionPutOpenInterest = 28,
    OptionCallVolume = 29,
    OptionPutVolume = 30,
    IndexFuturePremium = 31,
    BidExch = 32,
    AskExch = 33,
    AuctionVolume = 34,
    AuctionPrice = 35,
    AuctionImbalance = 36,
    MarkPrice = 37,
    BidEfpComputation = 38,
    AskEfpComputation = 39,
    LastEfpComputation = 40,
    OpenEfpComputation = 41,
    HighEfpComputation = 42,
    LowEfpComputation = 43,
    CloseEfpComputation = 44,
    LastTimestamp = 45,
    Shortable = 46,
    FundamentalRatios = 47,
    RtVolume = 48,
    Halted = 49,
    BidYield = 50,
    AskYield = 51,
    LastYield = 52,
    CustOptionComputation = 53,
    TradeCount = 54,
    TradeRate = 55,
    VolumeRate = 56,
    LastRthTrade = 57,
    RtHistoricalVol = 58,
    IbDividends = 59,
    BondFactorMultiplier = 60,
    RegulatoryImbalance = 61,
    NewsTick = 62,
    ShortTermVolume3Min = 63,
    ShortTermVolume5Min = 64,
    ShortTermVolume10Min = 65,
    DelayedBid = 66,
    DelayedAsk = 67,
    DelayedLast = 68,
    DelayedBidSize = 69,
    DelayedAskSize = 70,
    DelayedLastSize = 71,
    DelayedHigh = 72,
    DelayedLow = 73,
    DelayedVolume = 74,
    DelayedClose = 75,
    DelayedOpen = 76,
    RtTrdVolume = 77,
    CreditmanMarkPrice = 78,
    CreditmanSlowMarkPrice = 79,
    DelayedBidOption = 80,
    DelayedAskOption = 81,
    DelayedLastOption = 82,
    DelayedModelOption = 83,
    LastExch = 84,
    LastRegTime = 85,
    FuturesOpenInterest = 86,
    AvgOptVolume = 87,
    DelayedLastTimestamp = 88,
    ShortableShares = 89,
    DelayedHalted = 90,
    Reuters2MutualFunds = 91,
    EtfNavClose = 92,
    EtfNavPriorClose = 93,
    EtfNavBid = 94,
    EtfNavAsk = 95,
    EtfNavLast = 96,
    EtfFrozenNavLast = 97,
    EtfNavHigh = 98,
    EtfNavLow = 99,
    SocialMarketAnalytics = 100,
    EstimatedIpoMidpoint = 101,
    FinalIpoLast = 102,
    DelayedYieldBid = 103,
    DelayedYieldAsk = 104,
    OddLotBid = 105,
    OddLotAsk = 106,
    OddLotBidSize = 107,
    OddLotAskSize = 108,
    OddLotBidExch = 109,
    OddLotAskExch = 110,
}

/// <summary>What is special about a price tick.</summary>
[Flags]
public enum TickAttrib
{
    None = 0,
    CanAutoExecute = 1,
    PastLimit = 2,
    PreOpen = 4,
}

/// <summary>What a stream of single ticks consists of. Names are IB's own words; values as message 99 has them.</summary>
public enum TickByTickType
{
    /// <summary>Trades that go into the last price.</summary>
    Last = 1,

    /// <summary>All trades: combinations, derivatives and average-price trades too.</summary>
    AllLast = 2,

    BidAsk = 3,

    MidPoint = 4,
}

/// <summary>How fresh the market data is.</summary>
public enum MarketDataType
{
    Live = 1,

    /// <summary>The last values before the market closed.</summary>
    Frozen = 2,

    /// <summary>Fifteen to twenty minutes late.</summary>
    Delayed = 3,

    DelayedFrozen = 4,
}
