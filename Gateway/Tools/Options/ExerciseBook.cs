using System.Text.Json;
using Gateway.Handlers;
using Gateway.Trading;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Options;

/// <summary>
/// The instructions to exercise that were sent under callers' own keys. TWS takes no reference with them, so the gateway itself must know which one went out: on the
/// disk where there is a data directory, else until it ends.
/// </summary>
internal sealed class ExerciseBook(TradingStore store)
{
    public SentExercise? Find(string reference) => Use(() => store.Read(KeyOf(reference))) is { } text ? JsonSerializer.Deserialize<SentExercise>(text) : null;

    /// <summary>Comes before the sending: what may have gone out is never sent again.</summary>
    /// <exception cref="ToolException">It cannot be written down. Nothing was sent.</exception>
    public void Begin(string reference, string words) => Write(reference, new SentExercise(words, Result: null));

    /// <summary>It certainly did not go out after all.</summary>
    public void Forget(string reference) => Use(() =>
    {
        store.Write(KeyOf(reference), value: null);
        return true;
    });

    /// <summary>False when the end cannot be written down: later callers are told that it is not known.</summary>
    public bool TryNote(string reference, string words, OrderResult result)
    {
        try
        {
            Write(reference, new SentExercise(words, result));
            return true;
        }
        catch (ToolException)
        {
            return false;
        }
    }

    private void Write(string reference, SentExercise sent) => Use(() =>
    {
        store.Write(KeyOf(reference), JsonSerializer.Serialize(sent));
        return true;
    });

    private static string KeyOf(string reference) => "exercise " + reference;

    private static T Use<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (TradingStore.IsUnwritable(failure))
        {
            throw ToolErrors.Refused(
                "ref_unkept", "Nothing was sent: the orderRef cannot be kept, so nothing would prevent a second exercise.", "Look at the disk behind TRADING_DATA_DIRECTORY.");
        }
    }
}

/// <summary>An instruction to exercise that went out, or was about to, under a caller's own key.</summary>
/// <param name="Words">The whole instruction.</param>
/// <param name="Result">What TWS said; null when that was never written down.</param>
internal sealed record SentExercise(string Words, OrderResult? Result)
{
    /// <summary>What can be told of one whose end is not known.</summary>
    public static readonly OrderResult Unknown = new(
        OrderOutcome.Unknown, 0, null, "", null, null, null, new OrderReason(null, "It was sent before under this orderRef, or was about to be, and what TWS said is not known."), []);
}
