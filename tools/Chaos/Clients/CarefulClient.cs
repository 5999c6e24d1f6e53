using System.Diagnostics;

namespace Chaos.Clients;

/// <summary>
/// Places orders as docs/orders.md asks for: after no answer, a 5xx, an error that may pass, or <c>unknown</c> it calls again with the same key and
/// the same body, until it knows.
/// </summary>
internal sealed class CarefulClient(GatewayCalls calls, ToldBook told)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns the answer that settles the order; null when there was none within the time.</summary>
    /// <param name="tool">A placing tool.</param>
    /// <param name="body">Its arguments with <c>orderRef</c>.</param>
    /// <param name="limit">How long it goes on.</param>
    public async Task<Answer?> PlaceAsync(string tool, JsonObject body, TimeSpan limit, CancellationToken cancellationToken)
    {
        var key = body["orderRef"]!.GetValue<string>();
        told.Use(key);
        var begin = Stopwatch.GetTimestamp();
        do
        {
            var answer = await calls.CallAsync(tool, body, cancellationToken);
            told.Note(key, answer);
            if (IsSettled(answer))
                return answer;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
        while (Stopwatch.GetElapsedTime(begin) < limit);
        return null;
    }

    public static bool IsSettled(Answer answer) =>
        answer.Data is not null ? answer.Outcome is not "unknown" : answer.Status != 0 && !MayPass(answer);

    /// <summary>Whether the same call may end otherwise: nothing was sent, or nobody knows.</summary>
    private static bool MayPass(Answer answer) => answer.Retryable || answer.Status is 429 or >= 500 || answer.Code is "in_progress";
}
