using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData.Ticks;

/// <summary>IB's rule for single ticks: one request for an instrument within 15 seconds, of whatever type.</summary>
internal sealed class TickPacing(TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<Contract, long> _asked = [];

    /// <summary>Records the request, or refuses it.</summary>
    /// <exception cref="TwsRefusedException">Too soon; says when.</exception>
    public void Admit(Contract contract)
    {
        lock (_gate)
        {
            foreach (var (old, at) in _asked)
                if (clock.GetElapsedTime(at) >= Pause)
                    _asked.Remove(old);
            if (_asked.TryGetValue(contract, out var last))
            {
                var wait = Pause - clock.GetElapsedTime(last);
                throw new TwsRefusedException(
                    $"IB allows one request for single ticks of an instrument in 15 s. Try again in {Math.Ceiling(wait.TotalSeconds):0} s.", wait);
            }
            _asked[contract] = clock.GetTimestamp();
        }
    }
}
