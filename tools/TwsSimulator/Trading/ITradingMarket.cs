using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>The market as orders and accounts see it.</summary>
internal interface ITradingMarket
{
    /// <summary>The time of the market's present step.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Every instrument that the description fits; an order needs exactly one.</summary>
    IReadOnlyList<Tradable> Resolve(Contract contract);

    Tradable? Find(int conId);

    /// <summary>False while nothing trades: orders wait.</summary>
    bool IsOpen(Tradable tradable);

    /// <summary>False outside the regular hours, when only orders that may do so trade.</summary>
    bool IsRegular(Tradable tradable);

    /// <summary>The next opening or closing auction of the regular hours.</summary>
    DateTimeOffset NextAuction(Tradable tradable, bool opening);

    TradeQuote QuoteOf(Tradable tradable);

    /// <summary>Of an option or a future; else null.</summary>
    Tradable? UnderlyingOf(Tradable tradable);

    /// <summary>Change of an option's price a unit of its underlying; 1 for everything else.</summary>
    double DeltaOf(Tradable tradable);

    /// <summary>The model price of an option at a volatility a year, such as 0.2; 0 for everything else.</summary>
    decimal OptionPrice(Tradable tradable, double volatility);

    /// <summary>When orders in it begin to trade next: with the regular hours, or with the trading hours at all.</summary>
    DateTimeOffset NextOpening(Tradable tradable, bool regular);

    /// <summary>The time zone of the exchange, by IB's name.</summary>
    string ZoneOf(Tradable tradable);

    /// <summary>Value of one unit of the currency in the accounts' base currency; 1 for the base currency.</summary>
    decimal RateToBase(string currency);
}
