using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Trading;

/// <summary>What the trading mode Live needs before the gateway starts in it. Every missing condition is an error of its own.</summary>
internal static class LiveConditions
{
    /// <summary>The limits that have no default, by their variables: real money is not traded without them.</summary>
    public static IReadOnlyList<string> Limits { get; } = ["TRADING_MAX_ORDER_NOTIONAL", "TRADING_MAX_DAY_NOTIONAL", "TRADING_MAX_DAY_LOSS"];

    /// <summary>A <see cref="SettingCheck"/>. The demo has paper accounts only and needs nothing.</summary>
    public static IEnumerable<ValidationResult> Check(GatewaySettings settings)
    {
        if (settings.Trading.Mode != TradingMode.Live || settings.Demo)
            yield break;
        if (settings.Trading.LiveAccounts.Count == 0)
            yield return Missing(nameof(TradingOptions.LiveAccounts), "must name each live account that may trade");
        if (settings.Trading.DataDirectory == TradingOptions.InMemory)
            yield return Missing(
                nameof(TradingOptions.DataDirectory), "must be a folder: what is done with live accounts must survive a restart of the gateway");
        if (settings.Server.LocalWithoutToken == LocalWithoutToken.Read)
            yield return new ValidationResult(
                "must be Paper or None in the mode Live, in which every caller needs a token",
                [$"{nameof(GatewaySettings.Server)}:{nameof(ServerOptions.LocalWithoutToken)}"]);
        foreach (var limit in Limits.Select(SettingCatalog.Find).OfType<Setting>().Where(limit => !IsSet(settings, limit)))
            yield return new ValidationResult("must be set in the mode Live, which has no default for it", [limit.Key]);
        if (settings.Trading.Approval == TradingApproval.None && !HasUnattendedToken(settings.Server))
            yield return Missing(
                nameof(TradingOptions.Approval),
                "must be Elicitation or Web in the mode Live, unless a line of GATEWAY_TOKEN_FILE says unattended");
    }

    private static bool IsSet(GatewaySettings settings, Setting limit) => limit.Property.GetValue(settings.Trading) is not null;

    private static bool HasUnattendedToken(ServerOptions server)
    {
        try
        {
            return server.TokenFile is { } path && TokenFile.Read(path).Entries.Any(entry => entry.Unattended);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false; // the check of the token file says so
        }
    }

    private static ValidationResult Missing(string property, string rule) => new(rule, [$"{nameof(GatewaySettings.Trading)}:{property}"]);
}
