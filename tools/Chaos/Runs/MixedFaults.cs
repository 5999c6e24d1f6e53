using Chaos.Wire;

namespace Chaos.Runs;

/// <summary>Breaks one thing after the other, in the order that a seed gives, each for some time.</summary>
internal sealed class MixedFaults(Bed bed, int seed)
{
    private readonly Random _random = new(seed);
    private readonly (string Name, Func<CancellationToken, Task> Act)[] _faults = [];

    public MixedFaults(Bed bed, int seed, bool withKills)
        : this(bed, seed)
    {
        _faults =
        [
            ("cut", Cut), ("cut", Cut), ("half-close", HalfClose), ("answers stalled", StallAnswersAsync), ("requests stalled", StallRequestsAsync),
            ("frame cut", CutInFrame), ("frame cut", CutInFrame), ("TWS restart", RestartTwsAsync), ("1100", LoseServersAsync),
            ("lowered ids", LowerIds), ("silent TWS", MuteAsync), ("frozen TWS", FreezeAsync), ("refused", RefuseAsync),
            ("day forgotten", ForgetDayAsync),
        ];
        if (withKills)
            _faults = [.. _faults, ("kill -9", KillAsync), ("kill -9", KillAsync)];
    }

    /// <summary>How often each fault was made.</summary>
    public SortedDictionary<string, int> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>Goes on until it is cancelled; ends between two faults.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (name, act) = _faults[_random.Next(_faults.Length)];
            Made[name] = Made.GetValueOrDefault(name) + 1;
            bed.Course.Note($"fault: {name}");
            await act(CancellationToken.None);
            bed.Course.Note($"over: {name}");
            await Times.PauseAsync(_random.Next(300, 2_000), CancellationToken.None);
        }
    }

    /// <summary>Ends all faults.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        bed.Proxy.Heal();
        await bed.Tws.CommandAsync("clear", cancellationToken);
        await bed.Tws.CommandAsync("unmute", cancellationToken);
    }

    private Task Cut(CancellationToken cancellationToken)
    {
        bed.Proxy.Cut();
        return Task.CompletedTask;
    }

    private Task HalfClose(CancellationToken cancellationToken)
    {
        bed.Proxy.HalfClose();
        return Task.CompletedTask;
    }

    private async Task StallAnswersAsync(CancellationToken cancellationToken)
    {
        bed.Proxy.Answers.Reset();
        await Times.PauseAsync(_random.Next(200, 6_000), cancellationToken);
        bed.Proxy.Answers.Set();
    }

    private async Task StallRequestsAsync(CancellationToken cancellationToken)
    {
        bed.Proxy.Requests.Reset();
        await Times.PauseAsync(_random.Next(200, 6_000), cancellationToken);
        bed.Proxy.Requests.Set();
    }

    /// <summary>The next new order is cut within its frame, or right behind it.</summary>
    private async Task CutInFrame(CancellationToken cancellationToken)
    {
        var share = _random.NextDouble();
        bed.Proxy.Fate = frame =>
        {
            if (!frame.IsPlace)
                return FrameFate.Pass(frame);
            bed.Proxy.Fate = null;
            return FrameFate.CutAfter(frame, (int)(share * (frame.Raw.Length + 1)));
        };
        await Times.PauseAsync(500, cancellationToken);
    }

    private Task<string> RestartTwsAsync(CancellationToken cancellationToken) => bed.Tws.CommandAsync("restart", cancellationToken);

    private async Task LoseServersAsync(CancellationToken cancellationToken)
    {
        await bed.Tws.CommandAsync("error=1100", cancellationToken);
        await Times.PauseAsync(_random.Next(200, 2_000), cancellationToken);
        await bed.Tws.CommandAsync(_random.Next(2) == 0 ? "error=1101" : "error=1102", cancellationToken);
    }

    /// <summary>TWS says a lower next order id at the next connection, as one does that was restored from a backup.</summary>
    private async Task LowerIds(CancellationToken cancellationToken)
    {
        var by = _random.Next(1, 60);
        bed.Proxy.Fate = frame =>
        {
            if (frame is not { FromGateway: false, Id: WireFrame.NextValidId })
                return FrameFate.Pass(frame);
            bed.Proxy.Fate = null;
            var id = Math.Max(1, int.Parse(frame.Fields[2], CultureInfo.InvariantCulture) - by);
            return FrameFate.Replace(WireFrame.Encode("9", "1", id.ToString(CultureInfo.InvariantCulture)));
        };
        bed.Proxy.Cut();
        await Times.PauseAsync(1_500, cancellationToken);
    }

    private async Task MuteAsync(CancellationToken cancellationToken)
    {
        await bed.Tws.CommandAsync("mute", cancellationToken);
        await Times.PauseAsync(_random.Next(200, 4_000), cancellationToken);
        await bed.Tws.CommandAsync("unmute", cancellationToken);
    }

    private async Task FreezeAsync(CancellationToken cancellationToken)
    {
        await bed.Tws.FreezeAsync();
        await Times.PauseAsync(_random.Next(200, 4_000), cancellationToken);
        await bed.Tws.ThawAsync();
    }

    private async Task RefuseAsync(CancellationToken cancellationToken)
    {
        bed.Proxy.Refuses = true;
        bed.Proxy.Cut();
        await Times.PauseAsync(_random.Next(200, 2_000), cancellationToken);
        bed.Proxy.Refuses = false;
    }

    private Task<string> ForgetDayAsync(CancellationToken cancellationToken) => bed.Tws.CommandAsync("forget-day", cancellationToken);

    private async Task KillAsync(CancellationToken cancellationToken)
    {
        bed.Gateway.Kill();
        await bed.Gateway.StartAsync(cancellationToken);
    }
}
