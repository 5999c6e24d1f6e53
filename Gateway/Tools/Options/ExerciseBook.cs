using Gateway.Handlers;
using Gateway.Trading;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Options;

/// <summary>
/// The record of exercise instructions that were sent under callers' own keys. TWS takes no reference with them, so the gateway itself must know
/// which one was sent: kept in the data directory where there is one, else until the gateway ends.
/// </summary>
internal sealed class ExerciseBook(TradingStore store)
{
    public SentExercise? Find(string reference) => Use(() => store.Read(KeyOf(reference))) is { } text
        ? JsonSerializer.Deserialize<SentExercise>(text)
        : null;

    /// <summary>Records an instruction before it is sent: one that may have been sent is never sent again.</summary>
    /// <exception cref="ToolException">The record cannot be written. Nothing was sent.</exception>
    public void Begin(string reference, string text) => Write(reference, new SentExercise(text, Result: null));

    /// <summary>Removes the record of an instruction that was certainly not sent.</summary>
    public void Forget(string reference) => Use(() =>
    {
        store.Write(KeyOf(reference), value: null);
        return true;
    });

    /// <summary>Records the outcome. False when it cannot be written: later calls are told that it is unknown.</summary>
    public bool TryNote(string reference, string text, OrderResult result)
    {
        try
        {
            Write(reference, new SentExercise(text, result));
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
                "ref_unkept", "Nothing was sent: the orderRef cannot be kept, so nothing would prevent a second exercise.",
                "Check the disk of TRADING_DATA_DIRECTORY.");
        }
    }
}

/// <summary>An exercise instruction that was sent, or was about to be, under a caller's own key.</summary>
/// <param name="Words">The whole instruction as text.</param>
/// <param name="Result">The answer of TWS; null when it was never recorded.</param>
internal sealed record SentExercise(string Words, OrderResult? Result)
{
    /// <summary>The result for an instruction whose outcome is unknown.</summary>
    public static readonly OrderResult Unknown = new(
        OrderOutcome.Unknown, 0, null, "", null, null, null, new OrderReason(
            null, "It was or may have been sent before under this orderRef, and TWS's answer is unknown."), []);
}
