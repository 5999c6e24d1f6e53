using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Options;

/// <summary>An instruction to exercise that went out, or was about to, under a caller's own key.</summary>
/// <param name="Words">The whole instruction.</param>
/// <param name="Result">What TWS said; null when that was never written down.</param>
internal sealed record SentExercise(string Words, OrderResult? Result)
{
    /// <summary>What can be told of one whose end is not known.</summary>
    public static readonly OrderResult Unknown = new(
        OrderOutcome.Unknown, 0, null, "", null, null, null, new OrderReason(null, "It was sent before under this orderRef, or was about to be, and what TWS said is not known."), []);
}
