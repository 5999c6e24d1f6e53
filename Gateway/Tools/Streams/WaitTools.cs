using Gateway.Access;
using Gateway.Feeds;
using Gateway.Feeds.Waiting;
using Gateway.Handlers;
using Gateway.Tws.Api;

namespace Gateway.Tools.Streams;

/// <summary>Waits for conditions on live data.</summary>
[Toolset("streams", AccessScope.MarketRead)]
internal sealed class WaitTools(ConditionOpener watches, TimeProvider time)
{
    internal const int LongestSeconds = 600;
    private const int MostConditions = 20;

    [Tool("ibkr_wait_for", "Wait for a condition", ReadOnly = true, Task = TaskSupport.Optional, Requests = "reqMktData",
        Example = """{"conditions":[{"contract":"AAPL","field":"last","op":">","value":"1"}]}""")]
    [Description("Waits until a price, another field of a stream, a fill, a headline or the connection meets a condition, and returns the "
        + "value; or times out with the last values.")]
    public async Task<WaitResult> WaitAsync(
        [Description("{contract|stream, field, op, value}, {fill: orderId, complete?}, {headline: text, contract?} or {connection: state}.")]
        [MinLength(1)][MaxLength(MostConditions)]
        WaitCondition[] conditions,
        [Description("any or all of them.")] WaitMode mode = WaitMode.Any,
        [Description("Maximum wait in seconds.")][Range(1, LongestSeconds)] int timeoutSeconds = 60,
        ToolContext context = null!,
        CancellationToken cancellationToken = default)
    {
        var signal = new AsyncSignal();
        var watched = new List<PendingCondition>();
        var started = time.GetTimestamp();
        try
        {
            foreach (var condition in conditions)
                watched.Add(await watches.OpenAsync(condition, context.Caller, signal, cancellationToken));
            var wait = new FeedWait(watched, mode == WaitMode.All, signal, time);
            var met = await wait.RunAsync(TimeSpan.FromSeconds(timeoutSeconds), TellAsync, cancellationToken);
            return new WaitResult
            {
                Status = met ? "met" : "timed_out",
                Conditions = [.. watched.Select(WaitedCondition.Of)],
                WaitedSeconds = Math.Round(time.GetElapsedTime(started).TotalSeconds, 3),
            };
        }
        catch (FeedEndedException ended)
        {
            throw FeedFailures.Rethrow(ended);
        }
        finally
        {
            foreach (PendingCondition one in watched)
                one.Dispose();
        }

        ValueTask TellAsync(TimeSpan elapsed) => context.ProgressAsync(
            Math.Min(elapsed.TotalSeconds, timeoutSeconds), timeoutSeconds, string.Join("; ", watched.Select(Line)), cancellationToken);
    }

    private static string Line(PendingCondition watched) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{watched.Text}: {(watched.Met ? "met" : "not yet")}{(watched.Value is { } value ? $", now {value}" : "")}");
}
