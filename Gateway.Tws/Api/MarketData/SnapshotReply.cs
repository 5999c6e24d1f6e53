using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>The ticks of one snapshot request until TWS ends it.</summary>
internal sealed class SnapshotReply(TimeProvider clock) : PendingReceiver<QuoteSnapshot>
{
    private readonly Lock _gate = new();
    private readonly QuoteState _state = new(clock);
    private readonly List<TwsError> _warnings = [];

    public override void Receive<T>(in T message)
    {
        lock (_gate)
        {
            if (message is TickSnapshotEndMessage)
                Succeed(Copy(complete: true));
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

/// <summary>One quote as an answer.</summary>
/// <param name="Complete">
/// False when the time ran out before prices and every requested generic tick were there: fields that are null may exist.
/// </param>
/// <param name="Warnings">Advice that TWS gave with the data, such as 10167 (delayed data is sent instead).</param>
public sealed record QuoteSnapshot(Quote Quote, bool Complete, IReadOnlyList<TwsError> Warnings);
