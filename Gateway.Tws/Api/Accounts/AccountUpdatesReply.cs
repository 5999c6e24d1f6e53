using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <summary>Values and portfolio of one account until the end of the download. The messages name no request, only the account.</summary>
internal sealed class AccountUpdatesReply(string account) : Reply<AccountUpdates>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Key, string Currency), AccountValue> _values = [];
    private readonly Dictionary<int, PortfolioItem> _portfolio = [];
    private string _time = "";

    public async Task<AccountUpdates> AskAsync(ITwsSession session, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var listening = session.Listen(this);
        await session.SendAsync(new ReqAccountUpdatesRequest(true, account), cancellationToken).ConfigureAwait(false);
        try
        {
            return await WaitAsync($"account updates of {account}", deadline, clock, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!session.Completion.IsCompleted)
                await WithdrawAsync(session, new ReqAccountUpdatesRequest(false, account)).ConfigureAwait(false);
        }
    }

    public override void Receive<T>(in T message)
    {
        lock (_gate)
            switch (message)
            {
                case AccountValueMessage value when value.Account == account:
                    _values[(value.Key, value.Currency)] = new AccountValue(value.Key, value.Value, value.Currency);
                    break;
                case PortfolioValueMessage item when item.Account == account:
                    _portfolio[item.Contract.ConId] = new PortfolioItem(
                        item.Contract, item.Position, item.MarketPrice, item.MarketValue, item.AverageCost, item.UnrealizedPNL, item.RealizedPNL);
                    break;
                case AccountUpdateTimeMessage time:
                    _time = time.Time;
                    break;
                case AccountDownloadEndMessage end when end.Account == account:
                    Complete(Copy(complete: true));
                    break;
            }
    }

    /// <summary>An error that names no request is about this one only when it is a refusal to read or to carry out a request.</summary>
    public override void ReceiveError(TwsError error)
    {
        if (error is { Id: -1, Code: 320 or 321 or 322 })
            base.ReceiveError(error);
    }

    protected override bool TryGetPartial(out AccountUpdates partial)
    {
        lock (_gate)
            partial = Copy(complete: false);
        return partial.Values.Count > 0;
    }

    private AccountUpdates Copy(bool complete) => new(account, [.. _values.Values], [.. _portfolio.Values], _time, complete);
}
