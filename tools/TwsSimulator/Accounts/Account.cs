using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>A paper account: cash by currency and positions by contract. Not safe for concurrent use: the trading desk's lock guards it.</summary>
internal sealed class Account(string id)
{
    private readonly SortedDictionary<string, decimal> _cash = new(StringComparer.Ordinal) { [BaseCurrency] = 0m };
    private readonly SortedDictionary<int, Position> _positions = [];

    public const string BaseCurrency = "USD";

    /// <summary>The account's code, such as DU9000001.</summary>
    public string Id { get; } = id;

    public IReadOnlyDictionary<string, decimal> Cash => _cash;

    /// <summary>In the order of contract ids; closed positions of the day included.</summary>
    public IReadOnlyCollection<Position> Positions => _positions.Values;

    public Position? Find(int conId) => _positions.GetValueOrDefault(conId);

    public decimal QuantityOf(int conId) => Find(conId)?.Quantity ?? 0m;

    public void Deposit(string currency, decimal amount) => _cash[currency] = _cash.GetValueOrDefault(currency) + amount;

    /// <summary>Gives the account a position at the start of the day and takes its cost from the cash.</summary>
    public void Endow(Tradable tradable, decimal quantity, decimal averagePrice, decimal priorClose)
    {
        var position = Position.Opening(tradable, quantity, averagePrice, priorClose);
        _positions.Add(tradable.ConId, position);
        if (!tradable.IsMargined)
            Deposit(tradable.Currency, -position.CostBasis);
    }

    /// <summary>Books a trade into position and cash; returns the profit that it realized, null when it closed nothing.</summary>
    public decimal? Book(Tradable tradable, decimal signedQuantity, decimal price, decimal commission)
    {
        if (!_positions.TryGetValue(tradable.ConId, out var position))
            _positions.Add(tradable.ConId, position = new Position(tradable));
        var costBefore = position.CostBasis;
        var realized = position.Apply(signedQuantity, price, commission);
        if (tradable.IsMargined)
        {
            Deposit(tradable.Currency, realized ?? 0m);
            return realized;
        }
        if (tradable.IsForex)
            Deposit(tradable.Contract.Symbol, signedQuantity);
        // What the position's cost grew by, less the profit taken, is exactly what was paid.
        Deposit(tradable.Currency, costBefore - position.CostBasis + (realized ?? 0m));
        return realized;
    }

    /// <summary>Removes closed positions and starts the day's profit anew.</summary>
    public void StartDay(ITradingMarket market)
    {
        foreach (var closed in _positions.Values.Where(position => position.Quantity == 0m).ToList())
            _positions.Remove(closed.Tradable.ConId);
        foreach (var position in _positions.Values)
            position.StartDay(market.QuoteOf(position.Tradable).PriorClose);
    }
}
