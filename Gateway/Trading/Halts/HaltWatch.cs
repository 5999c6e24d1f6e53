using System.Runtime.InteropServices;
using Gateway.Handlers;
using Gateway.Telemetry;
using Gateway.Tws.Api;

namespace Gateway.Trading.Halts;

/// <summary>
/// The ways to the kill switch that need neither a token nor a network: the files <c>halt</c> and <c>resume</c> in the data directory, looked at five
/// times a second, and the signal SIGUSR1.
/// </summary>
internal sealed partial class HaltWatch(KillSwitch killSwitch, HaltFiles files, TimeProvider clock, ILogger<HaltWatch> logger) : BackgroundService
{
    private const int LinuxUsr1 = 10;
    private const int MacUsr1 = 30;
    private const string Person = "a person on this machine";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly AsyncSignal _signal = new();
    private DateTime? _seen;
    private volatile bool _signalled;
    private PosixSignalRegistration? _usr1;

    /// <summary>Restores the state of a run before, and looks at the files once, before the first order.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await killSwitch.RestoreAsync();
        await LookAsync();
        if (!OperatingSystem.IsWindows())
            _usr1 = PosixSignalRegistration.Create((PosixSignal)(OperatingSystem.IsMacOS() ? MacUsr1 : LinuxUsr1), OnUsr1);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Does what the files and the signal ask for.</summary>
    public async Task LookAsync()
    {
        if (_signalled)
        {
            _signalled = false;
            await killSwitch.EngageAsync("the signal SIGUSR1", "SIGUSR1 was sent to the gateway", cancels: true);
        }
        if (files.WrittenAt is { } written)
            await HaltAsync(written);
        else
            _seen = null;
        if (files.AsksToResume)
            await ResumeAsync();
    }

    public override void Dispose()
    {
        _usr1?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync();
            Task pause = _signal.WaitAsync(BetweenLooks, clock, stoppingToken).AsTask();
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void OnUsr1(PosixSignalContext context)
    {
        context.Cancel = true; // it would end the process
        _signalled = true;
        _signal.Set();
    }

    private async Task HaltAsync(DateTime written)
    {
        if (_seen == written && killSwitch.State is not null)
            return;
        _seen = written;
        var request = files.ReadHalt();
        await killSwitch.EngageAsync($"{Person} (the file halt)", request.Reason, cancels: true, request.AllClients);
    }

    private async Task ResumeAsync()
    {
        try
        {
            // A halt is worth more than the wish to end it, whichever came first.
            if (files.AsksToHalt)
                LogIgnored();
            else
                await killSwitch.ResumeFromThisMachineAsync(Person);
            files.RemoveResume();
        }
        catch (Exception failure) when (failure is ToolException || TradingStore.IsUnwritable(failure))
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(EventIds.HaltFileIgnored, LogLevel.Warning, "The file resume is ignored: the file halt is there, too")]
    private partial void LogIgnored();

    [LoggerMessage(EventIds.HaltFileFailed, LogLevel.Error, "The file resume cannot be followed")]
    private partial void LogFailed(Exception exception);
}
