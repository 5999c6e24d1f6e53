using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <inheritdoc cref="IAccountsApi"/>
internal sealed partial class AccountsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IAccountsApi, IDisposable
{
    private readonly SemaphoreSlim _summaries = new(2);
    private readonly AccountStreams _accounts = new(connection, clock);
    private readonly SharedStreams<(string Account, string Model), AccountPnL> _pnl = new(connection);
    private readonly SharedStreams<(string Account, string Model, int ConId), PositionPnL> _pnlSingle = new(connection);

    public async Task<Snapshot<Position>> PositionsAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session.CollectAsync<PositionMessage, PositionEndMessage>(
            new ReqPositionsRequest(), new CancelPositionsRequest(), options.Deadline, cancellationToken).ConfigureAwait(false);
        // A change while the list comes repeats a position: the later one counts.
        var positions = answer.Items
            .GroupBy(item => (item.Account, item.Contract.ConId))
            .Select(group => group.Last())
            .Select(item => new Position(item.Account, item.Contract, item.Position, item.AvgCost));
        return new Snapshot<Position>(positions.ToArray(), answer.Complete);
    }

    public async Task<Snapshot<AccountSummaryValue>> SummaryAsync(string group, string tags, CancellationToken cancellationToken)
    {
        await _summaries.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await connection.Session.CollectAsync<AccountSummaryMessage, AccountSummaryEndMessage>(
                id => new ReqAccountSummaryRequest(id, group, tags), id => new CancelAccountSummaryRequest(id),
                alwaysCancel: true, options.Deadline, cancellationToken).ConfigureAwait(false);
            var values = answer.Items.Select(item => new AccountSummaryValue(item.Account, item.Tag, item.Value, item.Currency));
            return new Snapshot<AccountSummaryValue>(values.ToArray(), answer.Complete);
        }
        finally
        {
            _summaries.Release();
        }
    }

    public Task<AccountUpdates> AccountUpdatesAsync(string account, CancellationToken cancellationToken) =>
        _accounts.OnceAsync(account, options.Deadline, cancellationToken);

    public IAsyncEnumerable<StreamItem<AccountUpdates>> StreamAccountAsync(string account, CancellationToken cancellationToken) =>
        _accounts.ReadAsync(account, cancellationToken);

    public IAsyncEnumerable<StreamItem<AccountPnL>> StreamPnLAsync(string account, string modelCode, CancellationToken cancellationToken) =>
        _pnl.ReadAsync((account, modelCode), () => new PnLStream(account, modelCode, clock), cancellationToken);

    public IAsyncEnumerable<StreamItem<PositionPnL>> StreamPnLSingleAsync(string account, string modelCode, int conId, CancellationToken cancellationToken) =>
        _pnlSingle.ReadAsync((account, modelCode, conId), () => new PnLSingleStream(account, modelCode, conId, clock), cancellationToken);

    public async Task<AccountPnL> PnLAsync(string account, string modelCode, CancellationToken cancellationToken)
    {
        var pnl = await new FirstReply<PnLMessage>().AskAsync(
            connection.Session, id => new ReqPnLRequest(id, account, modelCode), id => new CancelPnLRequest(id),
            alwaysCancel: true, "profit and loss", options.Deadline, clock, cancellationToken).ConfigureAwait(false);
        return new AccountPnL(pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL);
    }

    public async Task<PositionPnL> PnLSingleAsync(string account, string modelCode, int conId, CancellationToken cancellationToken)
    {
        var pnl = await new FirstReply<PnLSingleMessage>().AskAsync(
            connection.Session, id => new ReqPnLSingleRequest(id, account, modelCode, conId), id => new CancelPnLSingleRequest(id),
            alwaysCancel: true, "profit and loss of a position", options.Deadline, clock, cancellationToken).ConfigureAwait(false);
        return new PositionPnL(pnl.Position, pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL, pnl.Value);
    }

    public void Dispose()
    {
        _summaries.Dispose();
        _accounts.Dispose();
    }
}
