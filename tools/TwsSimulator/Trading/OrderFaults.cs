namespace TwsSimulator.Trading;

/// <summary>Order faults on demand, for tests of clients. Safe to set from any thread.</summary>
/// <remarks>What the server can leave out by message id (commission reports, End messages) is among its other faults.</remarks>
public sealed class OrderFaults
{
    private readonly Lock _gate = new();
    private readonly Queue<OrderRefusal> _rejections = new();
    private volatile bool _mute;
    private volatile bool _hold;
    private volatile int _copies = 1;

    /// <summary>Orders are taken and worked, yet nothing about them is sent: as when a dialog in TWS waits for a person.</summary>
    public bool MuteOrders
    {
        get => _mute;
        set => _mute = value;
    }

    /// <summary>Orders are accepted and do not trade until this is false again.</summary>
    public bool HoldFills
    {
        get => _hold;
        set => _hold = value;
    }

    /// <summary>How often each openOrder and orderStatus is sent; 1 by default. TWS itself repeats them two to four times.</summary>
    public int StatusCopies
    {
        get => _copies;
        set => _copies = Math.Max(1, value);
    }

    /// <summary>The next order is refused with this code and text; several calls queue up.</summary>
    public void RejectNext(int code, string text)
    {
        lock (_gate)
            _rejections.Enqueue(new OrderRefusal(code, text));
    }

    /// <summary>Ends every order fault.</summary>
    public void Clear()
    {
        MuteOrders = HoldFills = false;
        StatusCopies = 1;
        lock (_gate)
            _rejections.Clear();
    }

    internal OrderRefusal? TakeRejection()
    {
        lock (_gate)
            return _rejections.TryDequeue(out var next) ? next : null;
    }
}
