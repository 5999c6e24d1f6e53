using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Gateway.Tests.Faults.World;

/// <summary>The callers of a scenario: calls that run, answers that came, streams that are read.</summary>
internal sealed class FaultCalls(FaultStage stage) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, List<(Task<Answer> Task, CancellationTokenSource Gone)>> _open = [];
    private readonly Dictionary<string, LineStream> _streams = [];
    private long _activity;

    /// <summary>Grows with every answer.</summary>
    public long Activity => Interlocked.Read(ref _activity);

    /// <summary>Whether a caller waits for an answer.</summary>
    public bool AnyOpen => !_open.IsEmpty;

    /// <summary>The answers of the last call, one for each of its parallel copies.</summary>
    public IReadOnlyList<Answer> Answers { get; private set; } = [];

    /// <summary>Starts calls that go on; {i} is the number of each.</summary>
    public void Begin(string name, int copies, string text, string place) =>
        _open[name] = [.. Enumerable.Range(1, copies).Select(i =>
        {
            var gone = new CancellationTokenSource();
            return (SendAsync(text.Replace("{i}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), place, gone.Token), gone);
        })];

    /// <summary>Waits for the answers of calls that were begun; false when one takes longer than a call may.</summary>
    public async Task<bool> EndAsync(string name)
    {
        var calls = Opened(name);
        var ended = await stage.Clock.UntilAsync(() => calls.TrueForAll(call => call.Task.IsCompleted), FaultStage.CallLimit);
        Answers = ended ? [.. await Task.WhenAll(calls.Select(call => call.Task))] : [Answer.None("within the longest that a call may take")];
        _open.TryRemove(name, out _);
        calls.ForEach(call => call.Gone.Dispose());
        return ended;
    }

    /// <summary>The caller goes away without waiting.</summary>
    public async Task LeaveAsync(string name)
    {
        foreach (var (task, gone) in Opened(name))
        {
            await gone.CancelAsync();
            await task;
            gone.Dispose();
        }
        _open.TryRemove(name, out _);
    }

    /// <summary>Forgets calls whose gateway is gone.</summary>
    public void Abandon()
    {
        foreach (var (_, gone) in _open.Values.SelectMany(calls => calls))
            gone.Cancel();
    }

    /// <summary>Waits a moment for the answers that a gateway still gave before its end.</summary>
    public Task AnsweredAsync() => Task.WhenAny(
        Task.WhenAll(_open.Values.SelectMany(calls => calls).Select(call => (Task)call.Task)), Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System));

    /// <summary>Opens a stream; returns once its header is there.</summary>
    public async Task OpenAsync(string name, string path, bool reads)
    {
        var stream = LineStream.Open(stage.Gateway!.Http.BaseAddress!, path, reads, () => Interlocked.Increment(ref _activity));
        _streams[name] = stream;
        await stage.Clock.UntilAsync(() => stream.Begun, FaultStage.CallLimit);
    }

    public LineStream Stream(string name) => _streams.TryGetValue(name, out var stream) ? stream : throw new Language.ScenarioException($"no stream has the name {name}.");

    public async Task CloseAsync(string name)
    {
        await Stream(name).DisposeAsync();
        _streams.Remove(name);
    }

    /// <summary>Sends bytes on a connection of its own and reads until the gateway closes or stays silent for a while of real time.</summary>
    public async Task RawAsync(byte[] bytes, TimeSpan patience)
    {
        using var client = new TcpClient();
        using var deadline = new CancellationTokenSource(patience);
        var text = new StringBuilder();
        try
        {
            await client.ConnectAsync("127.0.0.1", stage.Gateway!.Http.BaseAddress!.Port, deadline.Token);
            await client.GetStream().WriteAsync(bytes, deadline.Token);
            var buffer = new byte[4096];
            while (await client.GetStream().ReadAsync(buffer, deadline.Token) is > 0 and var count)
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            text.Append("\n(ended hard, or silent)");
        }
        var whole = text.ToString();
        var status = whole.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(whole.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
        Answers = [new Answer(status, whole, null)];
    }

    public void Set(Answer answer) => Answers = [answer];

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _streams.Keys.ToList())
            await CloseAsync(name);
        foreach (var name in _open.Keys.ToList())
            await LeaveAsync(name);
    }

    private List<(Task<Answer> Task, CancellationTokenSource Gone)> Opened(string name) =>
        _open.TryGetValue(name, out var calls) ? calls : throw new Language.ScenarioException($"no call has the name {name}.");

    private async Task<Answer> SendAsync(string text, string place, CancellationToken gone)
    {
        using var request = Answer.Request(text, place);
        try
        {
            using var response = await stage.Gateway!.Http.SendAsync(request, gone);
            return await Answer.OfAsync(response);
        }
        catch (Exception ended) when (ended is OperationCanceledException or HttpRequestException or IOException)
        {
            return Answer.None(ended.Message);
        }
        finally
        {
            Interlocked.Increment(ref _activity);
        }
    }
}
