namespace Gateway.Tws.Model;

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
