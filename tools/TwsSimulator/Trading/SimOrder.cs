using Gateway.Tws.Model;
using TwsSimulator.Accounts;
using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>An order of the simulator: its terms and its progress.</summary>
internal sealed class SimOrder(OrderKey key, long permId, Tradable tradable, Account account, Contract contract, Order terms)
{
    private const int AverageDecimals = 8;

    private decimal _notional;

    public OrderKey Key { get; } = key;

    /// <summary>An order placed by hand that client 0 has bound to its negative id.</summary>
    public bool Bound { get; set; }

    /// <summary>The order id as messages show it.</summary>
    public int ShownId => Key.IsManual && !Bound ? 0 : Key.OrderId;

    /// <summary>Unique over all clients and days.</summary>
    public long PermId { get; } = permId;

    public Tradable Tradable { get; } = tradable;

    /// <summary>The account that the order is for; of a group the first.</summary>
    public Account Account { get; } = account;

    /// <summary>The accounts that get what trades: one, or those of an allocation group.</summary>
    public IReadOnlyList<Share> Shares { get; init; } = [new Share(account, 1m)];

    /// <summary>The account as messages name it: none for an order of a group.</summary>
    public string AccountName => Terms.FaGroup.Length > 0 ? "" : Account.Id;

    /// <summary>The order asked to trade outside regular hours, which its type or its instrument does not do.</summary>
    public bool OutsideHoursIgnored { get; set; }

    /// <summary>The contract as messages show it: the instrument's, with the exchange that the order names.</summary>
    public Contract Contract { get; } = contract;

    /// <summary>The order as last placed or modified.</summary>
    public Order Terms { get; set; } = terms;

    public string Status { get; set; } = OrderStatus.PendingSubmit;

    /// <summary>The reason why an order is held: <c>child</c>, <c>trigger</c>, or empty.</summary>
    public string WhyHeld { get; set; } = "";

    /// <summary>False while the order, or the family it belongs to, has not been transmitted.</summary>
    public bool Transmitted { get; set; }

    /// <summary>The stop, touch or trailing price has been reached: from here on it is a market or limit order.</summary>
    public bool Triggered { get; set; }

    public bool ConditionsMet { get; set; }

    /// <summary>A person has taken the order out of the market in TWS, which keeps it: it is Inactive until it is transmitted again.</summary>
    public bool Deactivated { get; set; }

    /// <summary>How often the terms were changed.</summary>
    public int Changes { get; set; }

    /// <summary>Present stop of a trailing order.</summary>
    public decimal? TrailStop { get; set; }

    /// <summary>Present limit of a trailing limit order.</summary>
    public decimal? TrailLimit { get; set; }

    /// <summary>Price of an order that takes it from the market: pegged, snap, protected.</summary>
    public decimal? WorkingPrice { get; set; }

    /// <summary>The auction in which alone the order trades; null for every other.</summary>
    public DateTimeOffset? AuctionAt { get; set; }

    /// <summary>The stop has been replaced by its adjusted terms.</summary>
    public bool Adjusted { get; set; }

    /// <summary>Of a combination; else empty.</summary>
    public IReadOnlyList<LegProgress> Legs { get; } = [.. tradable.Legs.Select(leg => new LegProgress(leg))];

    public decimal Filled { get; private set; }

    public decimal LastFillPrice { get; private set; }

    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>Commission so far.</summary>
    public decimal Commission { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>The reason of the order's end, as completedOrder sends it.</summary>
    public string CompletedText { get; set; } = "";

    /// <summary>Why the order was refused; empty for every other.</summary>
    public string RejectText { get; set; } = "";

    public bool IsBuy => Terms.Action == "BUY";

    public decimal Quantity => Terms.TotalQuantity ?? 0m;

    public decimal Remaining => Math.Max(0m, Quantity - Filled);

    public decimal AverageFillPrice => Filled == 0m ? 0m : Math.Round(_notional / Filled, AverageDecimals);

    public bool IsDone => OrderStatus.IsDone(Status) && !Deactivated;

    public bool IsLive => !IsDone && Transmitted;

    public void AddFill(decimal quantity, decimal price)
    {
        Filled += quantity;
        LastFillPrice = price;
        _notional += quantity * price;
    }
}
