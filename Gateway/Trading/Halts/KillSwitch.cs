using Gateway.Handlers;
using Gateway.Telemetry;
using Gateway.Trading.Audit;
using Gateway.Tws.Api;

namespace Gateway.Trading.Halts;

/// <summary>
/// Stops all orders at once, for every caller, until a person lets them go again. The state outlives restarts where there is a data directory.
/// </summary>
internal sealed partial class KillSwitch(
    TwsClient client, TradingStore store, CancelDuty duty, HaltFiles files, OperatorCodes codes, AuditLog audit, TimeProvider clock,
    ILogger<KillSwitch> logger) : IDisposable
{
    /// <summary>The name of the stored state.</summary>
    public const string Key = "halt";

    /// <summary>How long an answer waits for the disk, which must not hold up the news that trading is stopped.</summary>
    private static readonly TimeSpan DiskWait = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _mutex = new(1);
    private Task _keeping = Task.CompletedTask;
    private volatile Halt? _state;
    private volatile bool _kept = store.IsDurable;

    /// <summary>Raised with a halt that begins, and with null when trading is resumed; must not block or throw.</summary>
    public event Action<Halt?>? Changed;

    /// <summary>Null while trading goes on.</summary>
    public Halt? State => _state;

    /// <summary>Whether a restart keeps the present halt.</summary>
    public bool IsDurable => _kept;

    /// <summary>
    /// Restores a halt from before a restart; must run before the first order. A state that cannot be read counts as a halt, and so does a file that
    /// the order journal knows to have had more in it.
    /// </summary>
    public async Task RestoreAsync()
    {
        try
        {
            if (!store.IsDurable)
                return;
            if (store.Read(Key) is { } text && JsonSerializer.Deserialize<Halt>(text) is { } halt)
            {
                await HaltAsync(halt);
                duty.Restore();
            }
            else if (audit.FindLoss() is { } loss)
            {
                // The file that would know of a halt was lost or replaced.
                var unknown = new Halt(
                    clock.GetUtcNow(), "the gateway",
                    $"gateway.db is not the one of the last run, so whether trading was halted is not known. {loss}");
                await HaltAsync(unknown);
                Keep(unknown);
            }
            else
            {
                return;
            }
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure) || failure is JsonException)
        {
            _kept = false;
            await HaltAsync(new Halt(
                clock.GetUtcNow(), "the gateway", "the stored state of the kill switch cannot be read; check TRADING_DATA_DIRECTORY"));
        }
        codes.Show(Key, "resume trading");
    }

    /// <summary>
    /// Halts trading: within 200 ms, also where TWS takes no bytes, no order leaves the gateway any more. Halting twice keeps the first reason. The
    /// cancels begin at once and are not waited for.
    /// </summary>
    /// <param name="by">Who halts.</param>
    /// <param name="reason">Why, for later callers.</param>
    /// <param name="cancels">Also cancel what is open, until TWS confirms it.</param>
    /// <param name="allClients">With <paramref name="cancels"/>: also orders of other clients, and of TWS itself.</param>
    public async Task<Halt> EngageAsync(string by, string reason, bool cancels = false, bool allClients = false)
    {
        await _mutex.WaitAsync();
        try
        {
            var already = _state;
            var halt = already ?? new Halt(clock.GetUtcNow(), by, HaltReason.Of(reason));
            // The orders stop first: a disk that fails must not keep them going.
            var halting = already is null ? HaltAsync(halt) : Task.CompletedTask;
            if (cancels)
                duty.Begin(allClients);
            if (already is null)
                codes.Show(Key, "resume trading");
            _keeping = Task.WhenAll(_keeping, Task.Run(() => Keep(already is null ? halt : null)));
            await halting;
            await Task.WhenAny(_keeping, Task.Delay(DiskWait, clock));
            _kept &= _keeping.IsCompleted;
            return halt;
        }
        finally
        {
            _mutex.Release();
        }
    }

    /// <summary>Resumes trading with the code that the console shows; null when it is another.</summary>
    /// <returns>The orders that were to be cancelled, as they are now: resuming ends the cancelling.</returns>
    /// <exception cref="ToolException">The end of the halt cannot be stored: the halt stays in force, and the code valid.</exception>
    public Task<CancelProgress?> ResumeAsync(string by, string given) => ResumeAsync(by, () => codes.IsRight(Key, given));

    /// <summary>Resumes trading for somebody with access to the gateway's own files, who needs no code.</summary>
    /// <exception cref="ToolException">As there.</exception>
    public Task<CancelProgress?> ResumeFromThisMachineAsync(string by) => ResumeAsync(by, () => _state is not null);

    public void Dispose() => _mutex.Dispose();

    private async Task<CancelProgress?> ResumeAsync(string by, Func<bool> may)
    {
        await _mutex.WaitAsync();
        try
        {
            if (!may())
                return null;
            await _keeping;
            Unkeep();
            codes.Forget(Key);
            var left = duty.End();
            _state = null;
            _kept = store.IsDurable;
            client.Orders.Resume();
            LogResumed(by);
            Changed?.Invoke(null);
            return left;
        }
        finally
        {
            _mutex.Release();
        }
    }

    private async Task HaltAsync(Halt halt)
    {
        _state = halt;
        await client.Orders.HaltAsync($"{halt.Describe()}. Only a person with the code on the gateway's console can resume it.");
        LogHalted(halt.By, halt.Reason);
        Changed?.Invoke(halt);
    }

    private void Unkeep()
    {
        try
        {
            // The files first: one that stays would halt trading again.
            files.Remove();
            store.Write(Key, value: null);
            duty.Forget();
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            LogStillKept(failure);
            throw ToolErrors.Failed(
                "halt_kept",
                "Trading stays halted: the end of the halt cannot be written to the disk, and a restart would halt it again.",
                "The code was right and stays valid. Check the disk of TRADING_DATA_DIRECTORY, then send the code again.",
                retryable: true);
        }
    }

    /// <summary>Stores the halt and its cancels. A disk that fails may lose them at the next restart, but never prevents them.</summary>
    private void Keep(Halt? halt)
    {
        duty.Keep();
        if (halt is null)
            return;
        try
        {
            store.Write(Key, JsonSerializer.Serialize(halt));
            _kept = store.IsDurable;
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            _kept = false;
            LogNotKept(failure);
        }
    }

    [LoggerMessage(EventIds.TradingHalted, LogLevel.Warning, "Trading is halted by {Caller}: {Reason}")]
    private partial void LogHalted(string caller, string reason);

    [LoggerMessage(EventIds.TradingResumed, LogLevel.Warning, "Trading is resumed by {Caller}")]
    private partial void LogResumed(string caller);

    [LoggerMessage(EventIds.HaltNotKept, LogLevel.Error, "The halt of trading cannot be stored: a restart would end it")]
    private partial void LogNotKept(Exception exception);

    [LoggerMessage(EventIds.HaltStillKept, LogLevel.Error, "The end of the halt of trading cannot be stored: trading stays halted")]
    private partial void LogStillKept(Exception exception);
}

/// <summary>A halt of trading: since when, by whom and why.</summary>
internal sealed record Halt(DateTimeOffset Since, string By, string Reason)
{
    /// <summary>The halt in one sentence, for callers.</summary>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"trading is halted since {Since:u} by {By}: {Reason}");
}
