using System.Collections.Concurrent;
using Bench.Streams;

namespace Bench.Churn;

/// <summary>Clients that come, open a stream, see it begin, stay a while, and vanish: every other one by resetting its connection.</summary>
internal sealed class ChurnLoad(Uri mcp, TimeSpan stay)
{
    private static readonly StreamKind[] Kinds =
    [
        StreamKind.Session, StreamKind.SessionFollowing, StreamKind.SessionCall, StreamKind.ListenStatus, StreamKind.ListenQuote, StreamKind.Call,
    ];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<StreamKind, int> _opened = new();
    private readonly ConcurrentQueue<string> _failures = new();

    /// <summary>How many streams of each kind were opened.</summary>
    public IReadOnlyDictionary<StreamKind, int> Opened => _opened;

    /// <summary>The errors that kept clients from opening their streams.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public Task RunAsync(int clients, int atOnce, CancellationToken cancellationToken) => Parallel.ForAsync(
        0, clients, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, VisitAsync);

    private async ValueTask VisitAsync(int number, CancellationToken cancellationToken)
    {
        StreamKind kind = Kinds[number % Kinds.Length];
        int round = number / Kinds.Length;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var client = new StreamingClient(mcp, resets: round % 2 == 0);
        try
        {
            await client.OpenAsync(kind, round, patience.Token);
            _opened.AddOrUpdate(kind, 1, static (_, count) => count + 1);
            await Task.Delay(stay, TimeProvider.System, patience.Token);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            _failures.Enqueue($"{kind}: {e.Message}");
        }
    }
}
