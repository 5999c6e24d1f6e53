using System.Diagnostics;
using Bench.Streams;

namespace Bench.Idle;

/// <summary>An idle stream, and the bytes that came over it nevertheless.</summary>
internal sealed class IdleStream(StreamKind kind, Uri mcp) : IDisposable
{
    private readonly StreamingClient _client = new(mcp);

    public StreamKind Kind => kind;

    public int KeepAlives { get; private set; }

    /// <summary>Characters that came, line ends included.</summary>
    public long Length { get; private set; }

    public TimeSpan LongestSilence { get; private set; }

    /// <summary>True when the stream ended or broke before its watcher left.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Opens the stream and reads until it is cut, has brought so many signs of life, or the token fires.</summary>
    public async Task RunAsync(int keepAlives, CancellationToken ended)
    {
        try
        {
            await _client.OpenAsync(kind, number: 0, ended);
            long last = Stopwatch.GetTimestamp();
            while (KeepAlives < keepAlives && await _client.ReadLineAsync(ended) is { } line)
            {
                TimeSpan silence = Stopwatch.GetElapsedTime(last);
                last = Stopwatch.GetTimestamp();
                LongestSilence = silence > LongestSilence ? silence : LongestSilence;
                Length += line.Length + 1;
                KeepAlives += line == ": keepalive" ? 1 : 0;
            }

            WasCut = KeepAlives < keepAlives;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The time is over, and the stream still open.
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            WasCut = true;
        }
    }

    public void Dispose() => _client.Dispose();
}
