using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Trading;

/// <summary>What the trading mode Live needs before the gateway starts in it. Every missing condition is an error of its own.</summary>
internal static class LiveConditions
{
    /// <summary>The limits that have no default, by their variables: real money is not traded without them.</summary>
    public static IReadOnlyList<string> Limits { get; } = ["TRADING_MAX_NOTIONAL", "TRADING_MAX_DAY_NOTIONAL", "TRADING_MAX_DAY_LOSS"];

    /// <summary>A <see cref="SettingCheck"/>. The demo has paper accounts only and needs nothing.</summary>
    public static IEnumerable<ValidationResult> Check(GatewaySettings settings)
    {
        if (settings.Trading.Mode != TradingMode.Live || settings.Demo)
            yield break;
        if (settings.Trading.LiveAccounts.All(AccountIds.IsPaper))
            yield return Missing(
                nameof(TradingOptions.LiveAccounts), "must name each live account that may trade; ids that begin with DU or DF are paper accounts");
        if (settings.Trading.DataDirectory == TradingOptions.InMemory)
            yield return Missing(
                nameof(TradingOptions.DataDirectory), "must be a folder: what is done with live accounts must survive a restart of the gateway");
        if (settings.Server.LocalWithoutToken == LocalWithoutToken.Read)
            yield return new ValidationResult(
                "must be Paper or None in the mode Live, in which every caller needs a token",
                [$"{nameof(GatewaySettings.Server)}:{nameof(ServerOptions.LocalWithoutToken)}"]);
        foreach (var limit in Limits.Select(name => SettingCatalog.Find(name)!).Where(limit => !IsSet(settings, limit)))
            yield return new ValidationResult("must be set in the mode Live, which has no default for it", [limit.Key]);
        var unattended = Unattended(settings.Server);
        if (settings.Trading.Approval == TradingApproval.None && unattended.Count == 0)
            yield return Missing(
                nameof(TradingOptions.Approval),
                "must be Elicitation or Web in the mode Live, unless a line of GATEWAY_TOKEN_FILE says unattended");
        foreach (var token in unattended.Where(token => !IsLimited(token)))
            yield return new ValidationResult(
                $"must give the unattended token {token.Name} limits of its own in the mode Live, such as limits=maxNotional:500,maxDayNotional:5000",
                [$"{nameof(GatewaySettings.Server)}:{nameof(ServerOptions.TokenFile)}"]);
    }

    /// <summary>Whether a token's own limits bound an order and a day; the loss of a day is that of the account, whoever trades.</summary>
    public static bool IsLimited(TokenEntry token) => token.Limits is { MaxNotional: > 0, MaxDayNotional: > 0 };

    private static bool IsSet(GatewaySettings settings, Setting limit) => limit.Property.GetValue(settings.Policy) is > 0m;

    private static List<TokenEntry> Unattended(ServerOptions server)
    {
        try
        {
            return server.TokenFile is { } path ? [.. TokenFile.Read(path).Entries.Where(entry => entry.Unattended)] : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return []; // the check of the token file says so
        }
    }

    private static ValidationResult Missing(string property, string rule) => new(rule, [$"{nameof(GatewaySettings.Trading)}:{property}"]);
}
