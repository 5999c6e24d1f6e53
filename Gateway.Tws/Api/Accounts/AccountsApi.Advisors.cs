using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

internal sealed partial class AccountsApi
{
    public async Task<Snapshot<ModelValue>> ValuesAsync(string account, string modelCode, bool ledgerAndNlv, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.CollectAsync<AccountUpdateMultiMessage, AccountUpdateMultiEndMessage>(
            id => new ReqAccountUpdatesMultiRequest(id, account, modelCode, ledgerAndNlv), id => new CancelAccountUpdatesMultiRequest(id),
            alwaysCancel: true, options.Deadline, cancellationToken).ConfigureAwait(false);
        var values = answer.Items.Select(item => new ModelValue(item.Account, item.ModelCode, item.Key, item.Value, item.Currency));
        return new Snapshot<ModelValue>(values.ToArray(), answer.Complete);
    }

    public async Task<Snapshot<ModelPosition>> PositionsAsync(string account, string modelCode, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.CollectAsync<PositionMultiMessage, PositionMultiEndMessage>(
            id => new ReqPositionsMultiRequest(id, account, modelCode), id => new CancelPositionsMultiRequest(id),
            alwaysCancel: true, options.Deadline, cancellationToken).ConfigureAwait(false);
        var positions = answer.Items.Select(item => new ModelPosition(item.Account, item.ModelCode, item.Contract, item.Position, item.AvgCost));
        return new Snapshot<ModelPosition>(positions.ToArray(), answer.Complete);
    }

    public Task<string> FaConfigurationAsync(FaDataType type, CancellationToken cancellationToken) =>
        new FaReply(type).AskAsync(connection.Session, options.Deadline, clock, cancellationToken);

    public async Task<string> ReplaceFaConfigurationAsync(FaDataType type, string xml, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<ReplaceFAEndMessage>(
            id => new ReplaceFARequest(id, type, xml), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Text;
    }

    public async Task<IReadOnlyList<FamilyCode>> FamilyCodesAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<FamilyCodesMessage>(
            new ReqFamilyCodesRequest(), options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Codes;
    }

    public async Task<IReadOnlyList<SoftDollarTier>> SoftDollarTiersAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<SoftDollarTiersMessage>(
            id => new ReqSoftDollarTiersRequest(id), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Tiers;
    }

    public async Task<string> WhiteBrandingIdAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<UserInfoMessage>(
            id => new ReqUserInfoRequest(id), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.WhiteBrandingId;
    }
}
