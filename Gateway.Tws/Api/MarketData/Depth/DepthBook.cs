using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData.Depth;

/// <summary>An order book at one moment, the best price of each side first.</summary>
/// <param name="AsOf">When its last row changed.</param>
/// <param name="Warnings">What TWS said about it, such as 2152: exchanges whose books the user has not subscribed.</param>
public sealed record DepthBook(IReadOnlyList<DepthLevel> Bids, IReadOnlyList<DepthLevel> Asks, DateTimeOffset AsOf, IReadOnlyList<TwsError> Warnings);

/// <summary>One row of an order book.</summary>
/// <param name="MarketMaker">The exchange in a smart book, else the market maker; null where rows have no names.</param>
public sealed record DepthLevel(decimal Price, decimal Size, string? MarketMaker);

/// <summary>The rows of one side of a book, changed by position as TWS tells it.</summary>
/// <param name="rows">What goes beyond falls off the end.</param>
internal sealed class BookSide(int rows)
{
    private readonly List<DepthLevel> _levels = [];

    public IReadOnlyList<DepthLevel> Copy() => _levels.ToArray();

    public void Clear() => _levels.Clear();

    /// <summary>A position behind the end is the end; to update or delete what is not there changes nothing that is.</summary>
    public void Apply(int position, DepthOperation operation, DepthLevel level)
    {
        if (position < 0)
            return;
        var exists = position < _levels.Count;
        switch (operation)
        {
            case DepthOperation.Insert:
                _levels.Insert(exists ? position : _levels.Count, level);
                break;
            case DepthOperation.Update when exists:
                _levels[position] = level;
                break;
            case DepthOperation.Update:
                _levels.Add(level);
                break;
            case DepthOperation.Delete when exists:
                _levels.RemoveAt(position);
                break;
        }
        if (_levels.Count > rows)
            _levels.RemoveRange(rows, _levels.Count - rows);
    }
}
