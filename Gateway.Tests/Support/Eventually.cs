namespace Gateway.Tests.Support;

/// <summary>Waits for a state that announces itself by no signal; fails at a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, deadline.Token);
    }

    /// <summary>Does something again and again until what waits for it has seen it: the first time may come before anybody looks.</summary>
    public static async Task AgainUntilAsync(Task seen, Func<Task> act)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!seen.IsCompleted)
        {
            await act();
            await Task.WhenAny(seen, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, deadline.Token));
            deadline.Token.ThrowIfCancellationRequested();
        }
    }
}
