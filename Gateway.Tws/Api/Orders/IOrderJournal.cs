namespace Gateway.Tws.Api.Orders;

/// <summary>The durable record of every order that this client sends: what was asked, under which ids it went out, what became of it.</summary>
/// <remarks>
/// The order of calls: <see cref="RecordAsync"/> completes before the first byte of an order is handed to the socket; <see
/// cref="Note(JournalOrder)"/> and <see cref="Note(ExecutionEntry)"/> follow with every change. Calls may come from any thread. The key of an order
/// is its <c>OrderRef</c>.
/// </remarks>
public interface IOrderJournal
{
    /// <summary>Records orders that are about to be sent, all or none. A key that is recorded already is replaced: it got a new order id.</summary>
    /// <exception cref="JournalUnavailableException">They could not be made durable, and must not be sent.</exception>
    Task RecordAsync(IReadOnlyList<JournalOrder> orders);

    /// <summary>Stores what is known of an order now, soon and in the order of the calls. Never blocks and never throws.</summary>
    void Note(JournalOrder order);

    /// <summary>
    /// Stores a fill, or its commission once that is known; a fill is identified by its execution id. Never blocks and never throws.
    /// </summary>
    void Note(ExecutionEntry fill);

    /// <summary>The order with this key, as far as the journal reaches back; null when it has none.</summary>
    JournalOrder? Find(string orderRef);

    /// <summary>The orders that had not ended when they were last noted, the oldest first.</summary>
    IReadOnlyList<JournalOrder> Unfinished();

    /// <summary>The fills since a moment, the oldest first.</summary>
    IReadOnlyList<ExecutionEntry> Fills(DateTimeOffset since);

    /// <summary>The highest order id that was ever recorded for this client id; 0 when there is none.</summary>
    int HighestOrderId(int clientId);
}

/// <summary>One order in the journal.</summary>
/// <param name="Entry">The order: what was asked (<see cref="OrderEntry.Asked"/>), its ids, and what TWS has reported.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Origin">Who asked for it, and how.</param>
/// <param name="SentAt">When it was first recorded.</param>
public sealed record JournalOrder(OrderEntry Entry, OrderPhase Phase, OrderOrigin Origin, DateTimeOffset SentAt);

/// <summary>Who asked for an order, and how.</summary>
/// <param name="Caller">The name of the caller's token; null for a caller that needed none.</param>
/// <param name="Intent">
/// The request behind an order whose terms the gateway worked out, such as "close 50 % of AAPL in DU1": a repeated key is compared with it. Null
/// where the caller named the terms.
/// </param>
/// <param name="Notional">The order's value when it was sent, in the account's base currency; null when it is not known.</param>
public sealed record OrderOrigin(string? Caller, string? Intent = null, decimal? Notional = null)
{
    public static readonly OrderOrigin None = new(Caller: null);
}

/// <summary>The journal cannot record an order, so it was not sent.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
