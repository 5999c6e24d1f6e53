using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <summary>
/// One account while <c>reqAccountUpdates</c> serves another: values by reqAccountUpdatesMulti, positions by reqPositionsMulti.
/// TWS values no portfolio this way: prices, values and profit of its items are null.
/// </summary>
internal sealed class MultiAccountStream : ConflatedStream<AccountUpdates>
{
    private readonly string _account;
    private readonly AccountState _state;

    public MultiAccountStream(string account, ITwsConnection connection, TimeProvider clock) : base(clock)
    {
        _account = account;
        _state = new AccountState(account);
        Registrations.Add(connection.Open(new Positions(this)));
    }

    public override ITwsRequest Start(int requestId) => new ReqAccountUpdatesMultiRequest(requestId, _account, string.Empty, LedgerAndNlv: false);

    public override ITwsRequest Stop(int requestId) => new CancelAccountUpdatesMultiRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        switch (message)
        {
            case AccountUpdateMultiMessage value:
                Change(() => _state.Set(value.Key, value.Value, value.Currency));
                break;
            case AccountUpdateMultiEndMessage:
                Change(() => _state.HasAllValues = true);
                break;
        }
    }

    protected override bool HasPresent => !_state.IsEmpty;

    protected override AccountUpdates Present() => _state.Copy();

    protected override void Forget() => _state.ForgetValues();

    private void Change(Action change)
    {
        lock (Gate)
        {
            change();
            Update();
        }
    }

    /// <summary>The second subscription, which lives and is replayed beside the first.</summary>
    private sealed class Positions(MultiAccountStream owner) : ITwsStream
    {
        public DateTimeOffset? LastUpdate => owner.LastUpdate;

        public ITwsRequest Start(int requestId) => new ReqPositionsMultiRequest(requestId, owner._account, string.Empty);

        public ITwsRequest Stop(int requestId) => new CancelPositionsMultiRequest(requestId);

        public void Receive<T>(in T message) where T : Messages.IMessage<T>
        {
            switch (message)
            {
                case PositionMultiMessage position:
                    owner.Change(() => owner._state.Set(
                        new PortfolioItem(position.Contract, position.Position, null, null, position.AvgCost, null, null)));
                    break;
                case PositionMultiEndMessage:
                    owner.Change(() => owner._state.HasAllPositions = true);
                    break;
            }
        }

        public void ReceiveError(TwsError error) => owner.ReceiveError(error);

        public void Disconnected(TwsDisconnectedException reason)
        {
            // Nothing to do: the connection restarts the stream on the next session and calls Gap.
        }

        public void Gap(string reason, DateTimeOffset from, DateTimeOffset to)
        {
            lock (owner.Gate)
            {
                owner._state.ForgetPositions();
                owner.Outdate();
            }
        }
    }
}
