namespace Gateway.Trading;

/// <summary>Brings the kill switch back as it was left, before the first order can come.</summary>
internal sealed class KillSwitchStart(KillSwitch killSwitch) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => killSwitch.RestoreAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
