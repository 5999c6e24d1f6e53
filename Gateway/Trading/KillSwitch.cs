using Gateway.Handlers;
using Gateway.Telemetry;
using Gateway.Tws.Api;

namespace Gateway.Trading;

/// <summary>
/// Stops all orders at once, for every caller, until a person at the console lets them go again. The state outlives restarts where there is a data
/// directory.
/// </summary>
internal sealed partial class KillSwitch(
    TwsClient client, TradingStore store, OperatorCodes codes, TimeProvider clock, ILogger<KillSwitch> logger) : IDisposable
{
    /// <summary>The name of the stored state, and of the code that ends it.</summary>
    public const string Key = "halt";

    private readonly SemaphoreSlim _mutex = new(1);
    private Halt? _state;
    private bool _kept = store.IsDurable;

    /// <summary>Raised with a halt that begins, and with null when trading is resumed; must not block or throw.</summary>
    public event Action<Halt?>? Changed;

    /// <summary>Null while trading goes on.</summary>
    public Halt? State => _state;

    /// <summary>Whether a restart keeps the present halt.</summary>
    public bool IsDurable => _kept;

    /// <summary>Restores a halt from before a restart; must run before the first order.</summary>
    public async Task RestoreAsync()
    {
        if (!store.IsDurable || Kept() is not { } halt)
            return;
        await HaltAsync(halt);
        codes.Show(Key, "resume trading");
    }

    /// <summary>The halt from before the restart. Where it cannot be read trading is halted: nobody knows that it was not.</summary>
    private Halt? Kept()
    {
        try
        {
            return store.Read(Key) is { } text ? JsonSerializer.Deserialize<Halt>(text) : null;
        }
        catch (Exception failure) when (failure is JsonException || TradingStore.IsUnwritable(failure))
        {
            LogUnreadable(failure);
            return new Halt(clock.GetUtcNow(), "the gateway", "the file that keeps a halt cannot be read (gateway.db in TRADING_DATA_DIRECTORY)");
        }
    }

    /// <summary>Once this has completed no order leaves the gateway any more. Halting twice keeps the first reason.</summary>
    public async Task<Halt> EngageAsync(string by, string reason)
    {
        await _mutex.WaitAsync();
        try
        {
            if (_state is { } already)
                return already;
            var halt = new Halt(clock.GetUtcNow(), by, reason);
            // The orders stop first: a disk that fails must not keep them going.
            await HaltAsync(halt);
            codes.Show(Key, "resume trading");
            Keep(halt);
            return halt;
        }
        finally
        {
            _mutex.Release();
        }
    }

    /// <summary>Resumes trading; false when the code is not the one that the console shows.</summary>
    /// <exception cref="ToolException">The end of the halt cannot be stored: the halt stays in force, and the code valid.</exception>
    public async Task<bool> ResumeAsync(string by, string given)
    {
        await _mutex.WaitAsync();
        try
        {
            if (!codes.IsRight(Key, given))
                return false;
            Unkeep();
            codes.Forget(Key);
            _state = null;
            client.Orders.Resume();
            LogResumed(by);
            Changed?.Invoke(null);
            return true;
        }
        finally
        {
            _mutex.Release();
        }
    }

    public void Dispose() => _mutex.Dispose();

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
            store.Write(Key, value: null);
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

    /// <summary>Stores the halt. A disk that fails may lose it at the next restart, but never prevents it.</summary>
    private void Keep(Halt halt)
    {
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

    [LoggerMessage(EventIds.HaltUnreadable, LogLevel.Error, "Whether trading was halted cannot be read: trading is halted")]
    private partial void LogUnreadable(Exception exception);

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

/// <summary>Restores the state of the kill switch at startup, before the first order.</summary>
internal sealed class KillSwitchStart(KillSwitch killSwitch) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => killSwitch.RestoreAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
