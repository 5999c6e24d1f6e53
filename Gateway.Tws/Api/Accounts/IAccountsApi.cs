using Gateway.Tws.Model;
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

    /// <summary>All values and portfolio items of one account (reqAccountUpdates). Calls wait for their turn: TWS allows one account at a time.</summary>
    /// <param name="account">An account id such as <c>DU1234567</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <remarks>An account that is streamed is taken from its stream; while another is, the portfolio comes without market values.</remarks>
    Task<AccountUpdates> AccountUpdatesAsync(string account, CancellationToken cancellationToken = default);

    /// <summary>The whole account after each change: values, portfolio, time. The newest stands for all; until <see cref="AccountUpdates.Complete"/> it is loading.</summary>
    /// <remarks>
    /// TWS gives market values to one account at a time (reqAccountUpdates): the first that is streamed. Others that begin meanwhile go by
    /// reqAccountUpdatesMulti and reqPositionsMulti, whose positions have no prices.
    /// </remarks>
    IAsyncEnumerable<StreamItem<AccountUpdates>> StreamAccountAsync(string account, CancellationToken cancellationToken = default);

    /// <summary>Profit and loss of an account about every second (reqPnL). The newest stands for all.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    IAsyncEnumerable<StreamItem<AccountPnL>> StreamPnLAsync(string account, string modelCode = "", CancellationToken cancellationToken = default);

    /// <summary>Profit and loss of one position about every second (reqPnLSingle). The newest stands for all.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    /// <param name="conId">The contract's id.</param>
    IAsyncEnumerable<StreamItem<PositionPnL>> StreamPnLSingleAsync(
        string account, string modelCode, int conId, CancellationToken cancellationToken = default);

    /// <summary>Profit and loss of an account (reqPnL): the first values that TWS sends, within about a second.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    Task<AccountPnL> PnLAsync(string account, string modelCode = "", CancellationToken cancellationToken = default);

    /// <summary>Profit and loss of one position (reqPnLSingle).</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    /// <param name="conId">The contract's id.</param>
    Task<PositionPnL> PnLSingleAsync(string account, string modelCode, int conId, CancellationToken cancellationToken = default);

    /// <summary>Values of one account or model (reqAccountUpdatesMulti), beside any other account.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    /// <param name="ledgerAndNlv">True leaves out all but cash by currency and the net liquidation value.</param>
    Task<Snapshot<ModelValue>> ValuesAsync(string account, string modelCode = "", bool ledgerAndNlv = false, CancellationToken cancellationToken = default);

    /// <summary>Positions of one account or model (reqPositionsMulti).</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    Task<Snapshot<ModelPosition>> PositionsAsync(string account, string modelCode, CancellationToken cancellationToken = default);

    /// <summary>An advisor's groups or aliases as XML (requestFA). TWS refuses others with 321.</summary>
    Task<string> FaConfigurationAsync(FaDataType type, CancellationToken cancellationToken = default);

    /// <summary>Replaces all of an advisor's groups or aliases (replaceFA). Returns TWS's word on it.</summary>
    /// <param name="xml">As <see cref="FaConfigurationAsync"/> gives it; ASCII.</param>
    Task<string> ReplaceFaConfigurationAsync(FaDataType type, string xml, CancellationToken cancellationToken = default);

    /// <summary>Which accounts belong to one family (reqFamilyCodes).</summary>
    Task<IReadOnlyList<FamilyCode>> FamilyCodesAsync(CancellationToken cancellationToken = default);

    /// <summary>The soft dollar tiers that orders may name (reqSoftDollarTiers); none for most users.</summary>
    Task<IReadOnlyList<SoftDollarTier>> SoftDollarTiersAsync(CancellationToken cancellationToken = default);

    /// <summary>The id of the broker under whose brand the user trades (reqUserInfo); empty for customers of IB itself.</summary>
    Task<string> WhiteBrandingIdAsync(CancellationToken cancellationToken = default);
}
