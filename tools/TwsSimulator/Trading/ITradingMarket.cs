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

    TradeQuote QuoteOf(Tradable tradable);

    /// <summary>Value of one unit of the currency in the accounts' base currency; 1 for the base currency.</summary>
    decimal RateToBase(string currency);
}
