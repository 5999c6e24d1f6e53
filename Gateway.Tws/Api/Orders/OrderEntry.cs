using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>One order with its current status. Immutable.</summary>
public sealed record OrderEntry
{
    /// <summary>The id within <see cref="ClientId"/>; 0 or negative for orders made in TWS by hand.</summary>
    public int OrderId { get; init; }

    /// <summary>The API client that placed it; null when TWS did not say (completed orders).</summary>
    public int? ClientId { get; init; }

    /// <summary>IB's permanent id; null while IB has not given one.</summary>
    public long? PermId { get; init; }

    public Contract Contract { get; init; } = new();

    public Order Order { get; init; } = new();

    /// <summary>What its caller asked for; null for orders of other clients and of earlier runs.</summary>
    public OrderBody? Asked { get; init; }

    /// <summary>Margin, commission and TWS's own state of the order; null until TWS sent it.</summary>
    public OrderState? State { get; init; }

    public OrderKnowledge Knowledge { get; init; } = OrderKnowledge.Known;

    /// <summary>It had a working or filled status at some time. TWS does not say it of orders that ended before this client heard of them.</summary>
    public bool HasWorked { get; init; }

    /// <summary>TWS's status text; empty when it sent none. See <see cref="OrderStatusText"/>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Never falls.</summary>
    public decimal Filled { get; init; }

    /// <summary>Null until TWS said so.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>Null while nothing is filled.</summary>
    public decimal? AvgFillPrice { get; init; }

    public decimal? LastFillPrice { get; init; }

    /// <summary>The parent's order id, in a bracket; 0 for none.</summary>
    public int ParentId { get; init; }

    /// <summary>Such as <c>locate</c> while shares to sell short are looked for; else empty.</summary>
    public string WhyHeld { get; init; } = "";

    /// <summary>The price to which TWS capped the order; null for none.</summary>
    public decimal? MktCapPrice { get; init; }

    /// <summary>The last error that named the order; null for none.</summary>
    public TwsError? LastError { get; init; }

    /// <summary>Warnings that named the order, the latest last; at most eight are kept.</summary>
    public IReadOnlyList<TwsError> Warnings { get; init; } = [];

    /// <summary>When this client last heard of the order.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>TWS refused it before it ever worked; <see cref="LastError"/> says why.</summary>
    public bool Rejected { get; init; }

    /// <summary>The last error only advised: the order works, or has filled, all the same.</summary>
    public bool IsErrorAdvice =>
        LastError is { } error && !Rejected && OrderStatusText.IsAcknowledged(Status) && !OrderErrors.IsDefinite(error.Code);

    /// <summary>The last error when it says why the order does not work, or why it was not changed or cancelled; else null.</summary>
    public TwsError? Refusal => IsErrorAdvice ? null : LastError;

    /// <summary>All advice about the order, the latest last.</summary>
    public IReadOnlyList<TwsError> Advice => IsErrorAdvice ? [.. Warnings, LastError!] : Warnings;

    /// <summary>True when nothing more can happen to it.</summary>
    public bool IsDone => Rejected || OrderStatusText.IsDone(Status);
}

/// <summary>Whether the fate of an order that this client sent is known.</summary>
public enum OrderKnowledge
{
    /// <summary>Sent; TWS has not reported it yet.</summary>
    InFlight,

    /// <summary>TWS has reported it.</summary>
    Known,

    /// <summary>The session, or the wait for it, ended before TWS reported it. It may work, be filled, or never have arrived.</summary>
    Unknown,

    /// <summary>
    /// Two complete readings, some seconds apart, had it neither among the open nor the completed orders nor the executions: it never arrived, or TWS
    /// has forgotten it. A dialog in TWS can hide an order from all lists, so a later message still counts.
    /// </summary>
    NotFound,
}
