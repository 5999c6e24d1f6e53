using System.Net;
using System.Net.Sockets;
using Gateway.Tests.Support;

namespace Gateway.Tests.Faults.World;

/// <summary>
/// The clock of the gateway and of TWS in a scenario. It stands still while anything happens: it moves a step only after an echo over a loopback socket has come back several times
/// and no byte passed between the two. On a busy machine the echo takes longer, and so does the clock.
/// </summary>
/// <param name="activity">Counts whatever passes between the gateway, TWS and callers.</param>
/// <param name="waiting">Whether a caller waits: then the gateway may be at work without a byte that shows it, and the clock moves slower.</param>
internal sealed class FaultClock(ManualTimeProvider time, Func<long> activity, Func<bool> waiting) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan SlowPace = TimeSpan.FromMilliseconds(8);

    /// <summary>The steps of the clock: the smallest after bytes have passed, the others when nothing happens for long.</summary>
    private static readonly TimeSpan Lively = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private const int QuietEchoes = 4;

    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(5);

    private readonly EchoSocket _echo = new();
    private long _passed;

    public ManualTimeProvider Time => time;

    /// <summary>Lets the clock run until something is so; false when it is not after that long.</summary>
    public async Task<bool> UntilAsync(Func<bool> done, TimeSpan limit)
    {
        // What needs no time comes in some milliseconds while the clock stands.
        var began = TimeProvider.System.GetTimestamp();
        while (!done() && TimeProvider.System.GetElapsedTime(began) < Patience)
            await Task.Delay(Pace, TimeProvider.System);
        var end = time.GetUtcNow() + limit;
        while (!done())
        {
            if (time.GetUtcNow() >= end)
                return false;
            await StepAsync(Quiet);
        }
        return true;
    }

    /// <summary>Lets a span of time pass.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        var end = time.GetUtcNow() + span;
        while (end - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            await StepAsync(left > Long ? Idle : left > Quiet ? Quiet : left);
        await SettleAsync();
    }

    public ValueTask DisposeAsync() => _echo.DisposeAsync();

    private async Task StepAsync(TimeSpan most)
    {
        await SettleAsync();
        await Task.Delay(waiting() ? SlowPace : Pace, TimeProvider.System);
        var passed = activity();
        time.Advance(passed != _passed && most > Lively && most < Idle ? Lively : most);
        _passed = passed;
    }

    /// <summary>Waits until nothing moves.</summary>
    public async Task SettleAsync()
    {
        var (quiet, seen) = (0, activity());
        var began = TimeProvider.System.GetTimestamp();
        while (quiet < QuietEchoes && TimeProvider.System.GetElapsedTime(began) < LongestSettling)
        {
            await _echo.OnceAsync();
            var now = activity();
            quiet = now == seen ? quiet + 1 : 0;
            seen = now;
        }
    }

    /// <summary>A loopback connection with a peer that sends every byte back: as slow as the sockets of this process are at the moment.</summary>
    private sealed class EchoSocket : IAsyncDisposable
    {
        private readonly TcpClient _client = new() { NoDelay = true };
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _one = new byte[1];
        private readonly Task _answering;

        public EchoSocket()
        {
            _listener.Start();
            _client.Connect((IPEndPoint)_listener.LocalEndpoint);
            _answering = AnswerAsync();
        }

        public async Task OnceAsync()
        {
            await _client.GetStream().WriteAsync(_one);
            await _client.GetStream().ReadExactlyAsync(_one);
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _listener.Dispose();
        }

        private async Task AnswerAsync()
        {
            using var peer = await _listener.AcceptTcpClientAsync();
            peer.NoDelay = true;
            var one = new byte[1];
            while (await peer.GetStream().ReadAsync(one) > 0)
                await peer.GetStream().WriteAsync(one);
        }
    }
}
