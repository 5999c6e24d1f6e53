using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TwsSimulator;

/// <summary>The options of a <see cref="SimulatorServer"/>: where it listens, what it simulates and which limits it enforces.</summary>
public sealed record SimulatorOptions
{
    /// <summary>TCP port on the loopback interface; 0 (the default) takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The same seed gives the same prices at the same times. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Number of accounts, 1 to 20. Default 1; more make the user a financial advisor.</summary>
    public int Accounts { get; init; } = 1;

    /// <summary>True names the accounts as live ones are named (U...), false as paper accounts (DU...). Default false.</summary>
    public bool Live { get; init; }

    /// <summary>Messages a client may send within one second; <see cref="RateMode"/> says what happens beyond. 0 is no limit. Default 50.</summary>
    public int MaxMessagesPerSecond { get; init; } = 50;

    /// <summary>Default: pace, as TWS does.</summary>
    public RateMode RateMode { get; init; } = RateMode.Pace;

    /// <summary>The simulated version of TWS. Default 10.45.</summary>
    public TwsProfile Tws { get; init; } = TwsProfile.Stable;

    /// <summary>
    /// True sends a client its open orders unasked when it connects: TWS's API setting "Download open orders on connection". Default true.
    /// </summary>
    public bool DownloadOpenOrders { get; init; } = true;

    /// <summary>True lets the accounts trade fractions of US shares. Default true.</summary>
    public bool FractionalShares { get; init; } = true;

    /// <summary>True lets the accounts buy stocks by an amount of money; currencies and crypto need no permission. Default true.</summary>
    public bool StockCashQuantity { get; init; } = true;

    /// <summary>Market data lines a client may hold before error 101. Default 100.</summary>
    public int MaxMarketDataLines { get; init; } = 100;

    /// <summary>True answers a repeated identical history request within 15 seconds with a pacing violation (162). Default false.</summary>
    public bool HistoryPacing { get; init; }

    /// <summary>Time between two price steps. Default 250 ms, as TWS samples stocks.</summary>
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Extra bid and ask ticks that every live line gets at each step, changed or not: load for benchmarks. Default 0.</summary>
    public int ExtraTicksPerStep { get; init; }

    /// <summary>
    /// True makes the size of every bid tick the moment of its sending, in microseconds of <see cref="TimeProvider.GetTimestamp"/>:
    /// a reader on the same machine measures latency with it. Default false.
    /// </summary>
    public bool StampBidSizes { get; init; }

    /// <summary>True keeps the market open now, whatever the hour; past days keep their real hours. Default true.</summary>
    public bool AlwaysOpen { get; init; } = true;

    /// <summary>False refuses live data with 354 to clients that have not asked for delayed data. Default true.</summary>
    public bool LiveDataPermission { get; init; } = true;

    /// <summary>The code in place of 354: 10089, 10090, 10168, 10186, 10197, or 10167, which brings delayed data unasked. Default 354.</summary>
    public int LiveDataRefusal { get; init; } = 354;

    /// <summary>False refuses the calendar of Wall Street Horizon with 10276. Default true.</summary>
    public bool CalendarPermission { get; init; } = true;

    /// <summary>Clients that ask for less are refused, as a TWS does that is newer than they are. Default 176.</summary>
    public int MinServerVersion { get; init; } = 176;

    /// <summary>The version that the simulator claims; 176 to 200. Default 200.</summary>
    public int MaxServerVersion { get; init; } = 200;

    /// <summary>Frames that may wait for a client that reads too slowly before it is cut. Default 100,000.</summary>
    public int OutboundCapacity { get; init; } = 100_000;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
