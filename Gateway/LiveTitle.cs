using Gateway.Configuration;
using Gateway.Trading;

namespace Gateway;

/// <summary>The words that say that this gateway trades live accounts, wherever it introduces itself.</summary>
internal static class LiveTitle
{
    private const string Plain = "Interactive Brokers Gateway";

    /// <summary>The server's title for MCP clients.</summary>
    /// <param name="named">Whether the accounts are named, for callers who may see them.</param>
    public static string For(GatewaySettings settings, bool named = true) =>
        !IsLive(settings) ? Plain : named ? $"{Plain} - LIVE {Accounts(settings)}" : $"{Plain} - LIVE";

    /// <summary>A paragraph of the start notice; empty where no live account is traded.</summary>
    public static string Notice(GatewaySettings settings) => IsLive(settings)
        ? $"\nLIVE TRADING: orders of this gateway spend real money, on {Accounts(settings)}.\n  Approval: {settings.Trading.Approval}. "
            + "Stop everything: the tool ibkr_kill_switch.\n"
        : "";

    /// <summary>The first sentence of the instructions; null where no live account is traded.</summary>
    /// <inheritdoc cref="For"/>
    public static string? Instruction(GatewaySettings settings, bool named = true) =>
        !IsLive(settings) ? null : named ? $"LIVE: orders spend real money, on {Accounts(settings)} only." : "LIVE: orders spend real money.";

    private static bool IsLive(GatewaySettings settings) => settings.Trading.Mode == TradingMode.Live;

    private static string Accounts(GatewaySettings settings) =>
        settings.Trading.LiveAccounts.Where(account => !AccountIds.IsPaper(account)).ToList() is { Count: > 0 } live
            ? string.Join(", ", live)
            : "no account";
}
