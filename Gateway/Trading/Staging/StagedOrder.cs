namespace Gateway.Trading.Staging;

/// <summary>Orders, or a change of one, that wait for a person at the gateway. Immutable.</summary>
internal sealed record StagedOrder
{
    /// <summary>The pages of all orders are below it.</summary>
    public const string Pages = "/approvals";

    /// <summary>A random id: whoever knows it may see the order.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The path of the page where a person decides.</summary>
    [JsonIgnore]
    public string Page => $"{Pages}/{Id}";

    public string? CallerId { get; init; }

    /// <summary>The caller's name, for people.</summary>
    public string By { get; init; } = string.Empty;

    public string? Note { get; init; }

    /// <summary>All that is sent on approval, one line for each order.</summary>
    public required string Text { get; init; }

    /// <summary>The references of the orders; none for a change.</summary>
    public IReadOnlyList<string> OrderRefs { get; init; } = [];

    /// <summary>Equal for the same call made again.</summary>
    public string Sameness { get; init; } = string.Empty;

    public DateTimeOffset StagedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public StagedStatus Status { get; init; }

    /// <summary>The outcome of the decision as text; null while the order waits or is being sent.</summary>
    public string? Result { get; init; }

    /// <summary>Whether nothing more can happen to it here.</summary>
    [JsonIgnore]
    public bool IsOver => Status != StagedStatus.Waiting && !IsBeingSent;

    [JsonIgnore]
    public bool IsBeingSent => Status == StagedStatus.Sent && Result is null;

    /// <summary>What sends it; null after a restart.</summary>
    [JsonIgnore]
    public StagedWork? Work { get; init; }

    /// <summary>What came of sending it, for a call that waits; null before, and after a restart.</summary>
    [JsonIgnore]
    public StagedEnd? End { get; init; }

    /// <summary>What the person was shown last; null while it could not be read.</summary>
    [JsonIgnore]
    public ShownMarket? Shown { get; init; }
}

/// <summary>What can be done with a staged order.</summary>
/// <param name="SendAsync">Checks every rule again and sends; once.</param>
/// <param name="LookAsync">Reads what a person should know of it now: value, market, margin, position, limits; null where there is nothing.</param>
internal sealed record StagedWork(
    Func<CancellationToken, Task<StagedEnd>> SendAsync, Func<CancellationToken, Task<ShownMarket>>? LookAsync = null)
{
    /// <summary>For the checks and TWS's answer, once a person has approved on the page.</summary>
    public static readonly TimeSpan AfterApproval = TimeSpan.FromSeconds(10);
}

/// <summary>The market and the account's side of orders, as a person was shown them.</summary>
/// <param name="Lines">One for each order.</param>
/// <param name="Prices">
/// For each order that takes the market's price, the price that it would get; null for others, and where it is not known.
/// </param>
/// <param name="At">When it was read.</param>
internal sealed record ShownMarket(IReadOnlyList<string> Lines, IReadOnlyList<ShownPrice?> Prices, DateTimeOffset At);

/// <summary>The price that an order would have got.</summary>
/// <param name="Buys">Whether a higher price hurts.</param>
internal sealed record ShownPrice(bool Buys, decimal Price);

/// <summary>What came of sending staged orders.</summary>
/// <param name="Status">Sent or failed.</param>
/// <param name="Text">For people.</param>
/// <param name="Value">The tool's result; null for an error.</param>
/// <param name="Error">Why nothing was sent; null for none.</param>
internal sealed record StagedEnd(StagedStatus Status, string Text, object? Value, Exception? Error = null);

/// <summary>The state of a staged order.</summary>
public enum StagedStatus
{
    /// <summary>A person has not decided yet.</summary>
    Waiting,

    /// <summary>Approved, and being sent or sent: the order itself has its own status.</summary>
    Sent,

    /// <summary>Approved, and refused by the gateway's rules or TWS.</summary>
    Failed,

    /// <summary>Taken back by its caller, or lost with a restart.</summary>
    Discarded,

    /// <summary>Refused by the person.</summary>
    Refused,

    /// <summary>Nobody decided in time.</summary>
    Expired,
}
