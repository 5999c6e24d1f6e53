using Gateway.Tests.Support;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Resilience;

/// <summary>A supervisor on a clock that the test moves, and the TWS that it talks to.</summary>
internal sealed class SupervisorFixture : IAsyncDisposable
{
    /// <summary>Longer than any first wait.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public SupervisorFixture() =>
        Supervisor = new TwsSupervisor(new TwsSessionOptions(), Time, NullLogger<TwsSupervisor>.Instance);

    public ManualTimeProvider Time { get; } = new();

    public ScriptedTws Tws { get; } = new();

    public TwsSupervisor Supervisor { get; }

    public TwsEndpoint Endpoint => new("127.0.0.1", Tws.Port, 7);

    public Task<ITwsSession> ConnectAsync() => Supervisor.ConnectAsync(Endpoint, CancellationToken.None).WaitAsync(ScriptedTws.Limit);

    public async Task<(ITwsSession Session, ScriptedPeer Peer)> ReadyAsync(int nextValidId = 1)
    {
        var connecting = ConnectAsync();
        var peer = await Tws.AcceptReadyAsync(nextValidId);
        return (await connecting, peer);
    }

    /// <summary>Lets the wait before the next try pass.</summary>
    public async Task RetryAsync()
    {
        await Time.TimerSetAsync(IsRetry).WaitAsync(ScriptedTws.Limit);
        Time.Advance(Wait);
    }

    /// <summary>Ends as soon as the status is as wanted.</summary>
    public async Task<ConnectionStatus> StatusAsync(Func<ConnectionStatus, bool> wanted)
    {
        var seen = new TaskCompletionSource<ConnectionStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(ConnectionStatus status)
        {
            if (wanted(status))
                seen.TrySetResult(status);
        }
        Supervisor.StatusChanged += Look;
        Look(Supervisor.Status);
        try
        {
            return await seen.Task.WaitAsync(ScriptedTws.Limit);
        }
        finally
        {
            Supervisor.StatusChanged -= Look;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Supervisor.DisposeAsync();
        await Tws.DisposeAsync();
    }

    private static bool IsRetry(TimeSpan left) => left >= TimeSpan.FromSeconds(0.5) && left <= Wait;
}
