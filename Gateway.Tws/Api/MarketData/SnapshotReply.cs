using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>The ticks of one snapshot request until TWS ends it.</summary>
internal sealed class SnapshotReply(TimeProvider clock) : Reply<QuoteSnapshot>
{
    private readonly Lock _gate = new();
    private readonly QuoteState _state = new(clock);
    private readonly List<TwsError> _warnings = [];

    public override void Receive<T>(in T message)
    {
        lock (_gate)
        {
            if (message is TickSnapshotEndMessage)
                Complete(Copy(complete: true));
            else
                _state.Accept(message);
        }
    }

    public override void ReceiveError(TwsError error)
    {
        if (!QuoteErrors.IsAdvice(error.Code))
            base.ReceiveError(error);
        else
            lock (_gate)
                _warnings.Add(error);
    }

    protected override bool TryGetPartial(out QuoteSnapshot partial)
    {
        lock (_gate)
        {
            partial = Copy(complete: false);
            return _state.HasTicks;
        }
    }

    private QuoteSnapshot Copy(bool complete) => new(_state.ToQuote(), complete, _warnings.ToArray());
}
