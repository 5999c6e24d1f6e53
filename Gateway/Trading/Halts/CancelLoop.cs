using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Trading.Halts;

/// <summary>
/// Works off the duty to cancel: round after round while something may be open, and then a look now and then until trading is resumed.
/// </summary>
internal sealed class CancelLoop(CancelDuty duty, TwsClient client, TimeProvider clock) : BackgroundService
{
    /// <summary>Two empty lists this far apart prove that nothing is open: what an old connection still had in it has arrived by then.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(15);

    private readonly AsyncSignal _wake = new();
    private ITwsSession? _emptyOn;
    private long _emptySince;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        duty.Begun += _wake.Set;
        client.Connection.StatusChanged += OnStatus;
        client.Orders.OrderChanged += OnOrder;
        try
        {
            while (true)
            {
                if (duty.Current is { } current)
                    await RoundAsync(current, stoppingToken);
                if (duty.Current is null)
                    await _wake.WaitAsync(stoppingToken);
                else
                    await PauseAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The duty stays stored: the next run takes it up.
        }
        finally
        {
            duty.Begun -= _wake.Set;
            client.Connection.StatusChanged -= OnStatus;
            client.Orders.OrderChanged -= OnOrder;
        }
    }

    private async Task RoundAsync(CancelDuty.Duty current, CancellationToken stoppingToken)
    {
        try
        {
            var session = client.Connection.Session;
            var watching = duty.IsDone;
            var round = await client.Orders.SweepAsync(current.AllClients && !watching, mayCancelAll: !watching, stoppingToken);
            duty.Note(round);
            if (!round.Complete || round.Own.Count > 0 || (current.AllClients && round.Others.Count > 0))
                _emptyOn = null;
            else if (_emptyOn != session)
                (_emptyOn, _emptySince) = (session, clock.GetTimestamp());
            else if (!watching && clock.GetElapsedTime(_emptySince) >= Proof)
                duty.MarkDone();
        }
        catch (TwsException away)
        {
            _emptyOn = null;
            duty.Note($"The open orders are not known: {away.Message} They keep working at IB, and are cancelled when TWS is back.");
        }
    }

    /// <summary>Ends early when something has changed, but never so early that TWS is asked all the time.</summary>
    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Shortest, clock, stoppingToken);
        await _wake.WaitAsync((duty.IsDone ? Watching : BetweenRounds) - Shortest, clock, stoppingToken);
    }

    private void OnStatus(ConnectionStatus status) => _wake.Set();

    /// <summary>After the end of the duty only an order that works again is news.</summary>
    private void OnOrder(OrderEntry order)
    {
        if (!duty.IsDone || !order.IsDone)
            _wake.Set();
    }
}
