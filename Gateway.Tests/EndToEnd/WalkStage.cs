using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;

namespace Gateway.Tests.EndToEnd;

/// <summary>A stage of the walk: members of the typed API that belong together, and how to call them.</summary>
internal abstract class WalkStage(SimulatedTws tws, WireTap tap)
{
    protected const string Account = "DU1000001";

    protected static readonly Contract Apple = Stock(265598, "AAPL");
    protected static readonly Contract Spy = Stock(756733, "SPY");

    protected SimulatedTws Tws => tws;

    protected WireTap Tap => tap;

    protected TwsClient Client => tws.Client;

    public abstract Task RunAsync();

    protected ValueTask SendAsync(ITwsRequest request) => tws.Connection.Session.SendAsync(request, CancellationToken.None);

    /// <summary>Asks what is never answered, gives up once the question is on the wire, and sees it withdrawn.</summary>
    protected async Task GiveUpAsync(int request, int answer, int cancel, Func<CancellationToken, Task> ask)
    {
        using var stop = new CancellationTokenSource();
        var before = tap.Requests.GetValueOrDefault(request);
        tws.Server.Faults.OmitEnd(answer);
        var asking = ask(stop.Token);
        await tap.RequestedAsync(request, before + 1);
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => Soon(asking)).Should().ThrowAsync<OperationCanceledException>();
        await tap.RequestedAsync(cancel);
        tws.Server.Faults.Restore(answer);
    }

    protected static Task Soon(Task task) => task.WaitAsync(SimulatedTws.Limit);

    protected static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(SimulatedTws.Limit);

    /// <summary>The first value that is wanted; then the stream is left.</summary>
    protected static async Task<T> FirstAsync<T>(IAsyncEnumerable<StreamItem<T>> stream, Func<T, bool>? wanted = null)
    {
        using var deadline = new CancellationTokenSource(SimulatedTws.Limit);
        await foreach (var item in stream.WithCancellation(deadline.Token))
        {
            if (item is StreamItem<T>.Update { Value: var value } && wanted?.Invoke(value) != false)
                return value;
        }
        throw new InvalidOperationException("The stream has ended.");
    }

    private static Contract Stock(int conId, string symbol) =>
        new() { ConId = conId, Symbol = symbol, SecType = "STK", Exchange = "SMART", Currency = "USD" };
}
