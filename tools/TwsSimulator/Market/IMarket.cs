namespace TwsSimulator.Market;

/// <summary>Everything that is quoted, and its prices now. Orders match against this.</summary>
/// <remarks>Call it under <see cref="Simulation.Gate"/>, where request handlers and <see cref="Stepped"/> run anyhow.</remarks>
internal interface IMarket
{
    DateTimeOffset Now { get; }

    IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>All instruments but the options, which are thousands: they are not made before they are asked for.</summary>
    IReadOnlyList<Instrument> Underlyings { get; }

    Instrument? Find(int conId);

    /// <summary>All instruments that a client's description fits; empty when none does.</summary>
    IReadOnlyList<Instrument> Search(ContractQuery query);

    /// <summary>The instrument when the description fits exactly one, else null (error 200).</summary>
    Instrument? Resolve(ContractQuery query);

    /// <summary>The quote at <see cref="Now"/>; the same until the clock moves.</summary>
    MarketQuote QuoteOf(Instrument instrument);

    /// <summary>True while orders in it can be filled.</summary>
    bool IsOpen(Instrument instrument);

    /// <summary>True in the regular hours, outside which only orders that may do so are filled.</summary>
    bool IsRegular(Instrument instrument);

    /// <summary>Raised once every tick interval, when prices may have moved.</summary>
    event Action? Stepped;

    /// <summary>Holds the last price of an instrument (bid and ask around it) until null sets it free: for tests of orders.</summary>
    void Pin(Instrument instrument, decimal? last);
}
