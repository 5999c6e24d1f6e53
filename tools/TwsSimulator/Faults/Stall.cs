namespace TwsSimulator.Faults;

/// <summary>A gate that is open until <see cref="Begin"/> and again after <see cref="End"/>.</summary>
internal sealed class Stall
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _over;

    public void Begin()
    {
        lock (_lock)
            _over ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void End()
    {
        lock (_lock)
        {
            _over?.TrySetResult();
            _over = null;
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _over?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
