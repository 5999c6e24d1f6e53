using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <summary>Positions, balances and profit of the accounts that TWS manages.</summary>
public interface IAccountsApi
{
    /// <summary>Positions of all accounts (reqPositions). Complete and empty means flat; incomplete means unknown.</summary>
    Task<Snapshot<Position>> PositionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Balances by tag (reqAccountSummary).</summary>
    /// <param name="group"><c>"All"</c>, or the name of an advisor's account group.</param>
    /// <param name="tags">Tags separated by commas, such as <c>"NetLiquidation,BuyingPower"</c>; <c>"$LEDGER:ALL"</c> gives cash by currency.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <remarks>TWS allows two at a time: more wait for their turn.</remarks>
    Task<Snapshot<AccountSummaryValue>> SummaryAsync(string group, string tags, CancellationToken cancellationToken = default);

    /// <summary>All values and portfolio items of one account (reqAccountUpdates). TWS allows one account at a time: calls wait for their turn.</summary>
    /// <param name="account">An account id such as <c>DU1234567</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<AccountUpdates> AccountUpdatesAsync(string account, CancellationToken cancellationToken = default);

    /// <summary>Profit and loss of an account (reqPnL): the first values that TWS sends, within about a second.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    Task<AccountPnL> PnLAsync(string account, string modelCode = "", CancellationToken cancellationToken = default);

    /// <summary>Profit and loss of one position (reqPnLSingle).</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    /// <param name="conId">The contract's id.</param>
    Task<PositionPnL> PnLSingleAsync(string account, string modelCode, int conId, CancellationToken cancellationToken = default);
}
