using Gateway.Telemetry;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;

namespace Gateway.Trading.Halts;

/// <summary>
/// The cancels of a halt, until TWS confirms that nothing is open: over lost connections and restarts, because the duty is stored. While the halt
/// lasts an order that turns up later is cancelled, too. Resuming ends it.
/// </summary>
internal sealed partial class CancelDuty(TwsClient client, TradingStore store, TimeProvider clock, ILogger<CancelDuty> logger)
{
    private const string Key = "cancel_duty";

    private readonly Lock _lock = new();
    private readonly Dictionary<int, OrderEntry> _own = [];
    private IReadOnlyList<OrderEntry> _othersOpen = [];
    private Duty? _duty;
    private string? _problem;
    private bool _looked;
    private bool _done;

    /// <summary>Raised when there is something to do; must not block.</summary>
    public event Action? Begun;

    /// <summary>Null where nothing is to be cancelled.</summary>
    public Duty? Current
    {
        get
        {
            lock (_lock)
                return _duty;
        }
    }

    /// <summary>Whether TWS has confirmed that nothing is open.</summary>
    public bool IsDone
    {
        get
        {
            lock (_lock)
                return _done;
        }
    }

    /// <summary>What has become of the orders so far.</summary>
    public CancelProgress Progress
    {
        get
        {
            lock (_lock)
            {
                if (_duty is null)
                    return CancelProgress.Nothing;
                See(client.Orders.UnfinishedOrders());
                var own = _own.Keys.Select(id => client.Orders.Find(id) ?? _own[id]).ToList();
                var open = own.Where(IsOpen).ToList();
                return new CancelProgress(
                    [.. own.Where(IsCancelled).Select(order => order.OrderId).Order()], open, _othersOpen, _duty.AllClients, _problem,
                    open.Count == 0 && (_done || (_looked && _problem is null && (_othersOpen.Count == 0 || !_duty.AllClients))));
            }
        }
    }

    /// <summary>Takes the duty on, or widens one that is under way; <see cref="Keep"/> stores it.</summary>
    public void Begin(bool allClients)
    {
        lock (_lock)
        {
            _done = _looked = false;
            _duty = new Duty(_duty?.Since ?? clock.GetUtcNow(), allClients || _duty is { AllClients: true });
            _problem = null;
            See(client.Orders.UnfinishedOrders());
        }
        Begun?.Invoke();
    }

    /// <summary>Stores the duty as it is now. A disk that fails may lose it at the next restart.</summary>
    public void Keep()
    {
        try
        {
            if (Current is { } duty)
                store.Write(Key, JsonSerializer.Serialize(duty));
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            LogNotKept(failure);
        }
    }

    /// <summary>Takes up what a run before has left.</summary>
    public void Restore()
    {
        if (!store.IsDurable || store.Read(Key) is not { } text || JsonSerializer.Deserialize<Duty>(text) is not { } duty)
            return;
        lock (_lock)
            _duty = duty;
        Begun?.Invoke();
    }

    /// <summary>Ends the duty, done or not.</summary>
    /// <returns>What is left open.</returns>
    public CancelProgress End()
    {
        var left = Progress;
        lock (_lock)
        {
            _duty = null;
            _own.Clear();
            _othersOpen = [];
        }
        return left;
    }

    /// <summary>Removes the stored duty.</summary>
    public void Forget() => store.Write(Key, value: null);

    /// <summary>What a round has found; a duty that was ended meanwhile ignores it.</summary>
    public void Note(SweepResult round)
    {
        lock (_lock)
        {
            if (_duty is null)
                return;
            See(round.Seen);
            if (round.Complete)
                _othersOpen = round.Others;
            _looked |= round.Complete;
            _problem = round.Complete ? null : "TWS did not list all open orders in time: there may be more. All of them were asked to be cancelled.";
        }
    }

    /// <summary>A round could not be made.</summary>
    public void Note(string problem)
    {
        lock (_lock)
            _problem = problem;
    }

    /// <summary>TWS has confirmed that nothing is open. From now on orders of other clients are left alone: a person may be at work there.</summary>
    public void MarkDone()
    {
        lock (_lock)
        {
            if (_duty is null)
                return;
            _duty = _duty with { AllClients = false };
            _done = true;
        }
        Keep();
        LogDone();
    }

    private static bool IsOpen(OrderEntry order) => !order.IsDone && order.Knowledge != OrderKnowledge.NotFound;

    /// <summary>Also an order that TWS kept untransmitted, which never worked.</summary>
    private static bool IsCancelled(OrderEntry order) => order is { IsDone: true, Rejected: false } && OrderJudge.PhaseOf(order) != OrderPhase.Filled;

    private void See(IEnumerable<OrderEntry> orders)
    {
        foreach (var order in orders)
            _own[order.OrderId] = order;
    }

    [LoggerMessage(EventIds.CancelsDone, LogLevel.Warning, "TWS confirms that no order is open")]
    private partial void LogDone();

    [LoggerMessage(EventIds.CancelsNotKept, LogLevel.Error, "The cancels of the halt cannot be stored: a restart would end them")]
    private partial void LogNotKept(Exception exception);

    /// <summary>What is to be cancelled.</summary>
    /// <param name="AllClients">Also orders of other clients, and of TWS itself.</param>
    public sealed record Duty(DateTimeOffset Since, bool AllClients);
}

/// <summary>What has become of the orders that a halt cancels.</summary>
/// <param name="Cancelled">The ids of this client's orders whose cancellation TWS has confirmed.</param>
/// <param name="Open">This client's orders that have not ended.</param>
/// <param name="Others">Open orders of other clients.</param>
/// <param name="AllClients">Whether those are cancelled, too.</param>
/// <param name="Problem">Why what is open is not known, or not completely.</param>
/// <param name="IsQuiet">TWS has been asked, and nothing is left to cancel.</param>
internal sealed record CancelProgress(
    IReadOnlyList<int> Cancelled, IReadOnlyList<OrderEntry> Open, IReadOnlyList<OrderEntry> Others, bool AllClients, string? Problem, bool IsQuiet)
{
    public static readonly CancelProgress Nothing = new([], [], [], AllClients: false, Problem: null, IsQuiet: true);
}
