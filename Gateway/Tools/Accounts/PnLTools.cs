using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments.Views;
using Gateway.Trading;
using Gateway.Tws.Api;

namespace Gateway.Tools.Accounts;

/// <summary>Profit and loss, as TWS computes it.</summary>
[Toolset("account", AccessScope.AccountRead)]
internal sealed class PnLTools(TwsClient client, AccountChoice accounts)
{
    private const string Printable = "[ -~]*";

    [Tool("ibkr_get_pnl", "Profit and loss", ReadOnly = true, Requests = "reqPnL, cancelPnL")]
    [Description("Daily, unrealized and realized profit of one account. Of one position: ibkr_get_pnl_single.")]
    public async Task<PnLResult> GetPnLAsync(
        [Description("Account; default the only one.")][Example("DU1234567")] string account = "",
        [Unlisted][Description("An advisor's model.")][RegularExpression(Printable)] string modelCode = "",
        CancellationToken cancellationToken = default)
    {
        var one = accounts.One(account);
        var pnl = await client.Accounts.PnLAsync(one, modelCode, cancellationToken);
        return PnLResult.Of(one, pnl);
    }

    [Tool("ibkr_get_pnl_single", "Profit and loss of a position", ReadOnly = true,
        Requests = "reqPnLSingle, cancelPnLSingle", Example = """{"conId":265598}""")]
    [Description("Daily, unrealized and realized profit and the value of one position; conId: ibkr_get_positions.")]
    public async Task<PnLSingleResult> GetPnLSingleAsync(
        [Description("IB's id of the contract.")][Range(1, int.MaxValue)][Example("265598")] int conId,
        [Description("Account; default the only one.")][Example("DU1234567")] string account = "",
        [Unlisted][Description("An advisor's model.")][RegularExpression(Printable)] string modelCode = "",
        CancellationToken cancellationToken = default)
    {
        var one = accounts.One(account);
        var pnl = await client.Accounts.PnLSingleAsync(one, modelCode, conId, cancellationToken);
        return PnLSingleResult.Of(one, conId, pnl);
    }
}
