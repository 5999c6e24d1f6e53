using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <summary>One account in full as it changes (reqAccountUpdates). The messages name no request; all but the time name the account.</summary>
internal sealed class AccountStream(string account, TimeProvider clock) : ConflatedStream<AccountUpdates>(clock)
{
    private const int TakenOver = 2100;

    private readonly AccountState _state = new(account);

    public override IMessageReceiver Listener => this;

    public override ITwsRequest Start(int requestId) => new ReqAccountUpdatesRequest(true, account);

    public override ITwsRequest Stop(int requestId) => new ReqAccountUpdatesRequest(false, account);

    public override void Receive<TMessage>(in TMessage message)
    {
        switch (message)
        {
            case AccountValueMessage value when value.Account == account:
                Change(() => _state.Set(value.Key, value.Value, value.Currency));
                break;
            case PortfolioValueMessage item when item.Account == account:
                Change(() => _state.Set(new PortfolioItem(
                    item.Contract, item.Position, item.MarketPrice, item.MarketValue, item.AverageCost, item.UnrealizedPNL, item.RealizedPNL)));
                break;
            case AccountUpdateTimeMessage time:
                Change(() => _state.Time = time.Time);
                break;
            case AccountDownloadEndMessage end when end.Account == account:
                Change(() => _state.HasAllValues = _state.HasAllPositions = true);
                break;
        }
    }

    /// <summary>
    /// Its request has no id. While the account loads, a refusal that names an account code is this stream's; once it is loaded, the notice that
    /// another request has taken the subscription over ends the stream, which would otherwise stay silent.
    /// </summary>
    public override void ReceiveError(TwsError error)
    {
        var isOwn = error.Code == TwsErrorCodes.InvalidText
            || (error.Id == -1 && (_state.HasAllValues
                ? error.Code == TakenOver
                : TwsErrorCodes.IsRequestRefused(error.Code) && Start(0).IsNamedIn(error.Text)));
        if (isOwn)
            End(new TwsRequestException(error));
    }

    protected override bool HasPresent => !_state.IsEmpty;

    protected override AccountUpdates Present() => _state.Copy();

    protected override void Forget()
    {
        _state.ForgetValues();
        _state.ForgetPositions();
    }

    private void Change(Action change)
    {
        lock (Gate)
        {
            change();
            Update();
        }
    }
}
