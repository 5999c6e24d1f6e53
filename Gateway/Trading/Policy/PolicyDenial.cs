using Gateway.Handlers;

namespace Gateway.Trading.Policy;

/// <summary>A limit that an order breaks.</summary>
/// <param name="Limit">The option's name, as <c>MaxNotional</c>.</param>
/// <param name="Setting">What its owner changes, as <c>TRADING_MAX_NOTIONAL</c>.</param>
/// <param name="Allowed">The limit's value.</param>
/// <param name="Actual">The order's.</param>
/// <param name="Text">A sentence with both.</param>
internal sealed record PolicyDenial(string Limit, string Setting, string Allowed, string Actual, string Text)
{
    public const string Code = "policy";

    /// <summary>The error for the caller, which says that nothing was sent.</summary>
    public ToolException ToError() => ToolErrors.Refused(
        Code, $"Denied, nothing was sent: {Text} (limit {Setting}={Allowed}).",
        $"Change the order, or ask the gateway's owner, who sets {Setting}. ibkr_get_trading_policy lists all limits.");
}
