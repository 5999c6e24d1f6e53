namespace Gateway.Tests.Mcp.Subscriptions;

/// <summary>An output that counts the writes it has taken, and stands still when it is told to.</summary>
internal sealed class CountingStream : MemoryStream
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSignal();
    private Task _open = Task.CompletedTask;
    private TaskCompletionSource? _gate;

    public int Writes { get; private set; }

    public void Stop()
    {
        _gate = NewSignal();
        _open = _gate.Task;
    }

    public void GoOn() => _gate!.SetResult();

    /// <summary>Ends when so many writes have been taken.</summary>
    public async Task WrittenAsync(int count)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (Writes >= count)
                    return;
                changed = _changed.Task;
            }

            await changed;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _open.WaitAsync(cancellationToken);
        lock (_lock)
        {
            Writes++;
            _changed.SetResult();
            _changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
