using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Text;
using Gateway.Tws.Api.Orders;

namespace Gateway.Trading;

/// <summary>Decides whether an order may be sent: by the trading mode, and by the id of an account that TWS itself reports.</summary>
internal sealed class TradingPolicy(TradingOptions options, AccountChoice accounts) : IToolFilter
{
    public TradingMode Mode => options.Mode;

    public bool Offers(ToolAttribute tool) => options.Mode != TradingMode.ReadOnly || !tool.Trades;

    public string? WhyNotOffered(ToolAttribute tool) =>
        Offers(tool) ? null : "This gateway sends no orders and does not offer this tool: its owner set TRADING_MODE=ReadOnly.";

    /// <summary>The account that an order is for.</summary>
    /// <exception cref="ToolException">The mode or the account forbids orders, or the account is not known. Nothing was sent.</exception>
    public string RequireAccount(string? account)
    {
        RequireMode();
        var chosen = accounts.One(account);
        return AccountIds.MayTrade(options, chosen)
            ? chosen
            : throw ToolErrors.Refused("live_account", $"Denied, nothing was sent: {WhyNot(chosen)}.", Hint);
    }

    /// <summary>Checks every account that an order of an advisor's group reaches.</summary>
    /// <exception cref="ToolException">The mode forbids orders, the group has no accounts, or one of them may not receive orders.</exception>
    public void RequireGroup(string group, IReadOnlyList<string> members)
    {
        RequireMode();
        if (members.Count == 0)
            throw ToolErrors.Refused(
                "empty_group", $"Denied, nothing was sent: the group {UntrustedText.Show(group)} has no accounts.", "See ibkr_get_fa_groups.");
        if (members.FirstOrDefault(member => !AccountIds.MayTrade(options, member)) is { } live)
            throw ToolErrors.Refused(
                "live_account", $"Denied, nothing was sent: the group {UntrustedText.Show(group)} has {UntrustedText.Show(live)}; {WhyNot(live)}.",
                options.Mode == TradingMode.Live
                    ? Hint
                    : "Name a group of paper accounts only, or one paper account: their ids begin with DU or DF.");
    }

    /// <summary>
    /// Checks a change or a cancel: the order's own account, or, while TWS has not sent it, every account that the order can belong to.
    /// </summary>
    /// <exception cref="ToolException">As for <see cref="RequireAccount"/>.</exception>
    public void RequireAccountOf(OrderEntry? order)
    {
        RequireMode();
        if (order?.Order.Account is { Length: > 0 } account)
            RequireAccount(account);
        else
            foreach (var possible in accounts.Known)
                RequireAccount(possible);
    }

    /// <exception cref="ToolException">The mode forbids orders.</exception>
    public void RequireMode()
    {
        if (options.Mode == TradingMode.ReadOnly)
            throw ToolErrors.Refused(
                "read_only", "Denied, nothing was sent: the trading mode is ReadOnly.", "The owner of the gateway sets TRADING_MODE.");
    }

    private string Hint => options.Mode == TradingMode.Live
        ? "Name an account that TRADING_LIVE_ACCOUNTS lists, or a paper account. The owner of the gateway sets that list."
        : "Log TWS in to a paper account, or name one: paper account ids begin with DU or DF.";

    private string WhyNot(string account) => options.Mode == TradingMode.Live
        ? $"{UntrustedText.Show(account)} is a live account that TRADING_LIVE_ACCOUNTS does not name"
        : $"{UntrustedText.Show(account)} is not a paper account, and the trading mode is {options.Mode}";
}
