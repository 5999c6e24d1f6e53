using System.Diagnostics;
using System.Net;

namespace Bench.Streams;

/// <summary>A client that asks one thing again and again while others follow streams.</summary>
/// <param name="server">A URL of the server.</param>
internal sealed class OtherClient(Uri server, string method, string path)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly Uri _url = new(server, path);

    /// <summary>Returns once the server answers with 200.</summary>
    public async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (await AskAsync(http, cancellationToken) != HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
    }

    /// <summary>How long each answer took, in milliseconds, ascending.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task<IReadOnlyList<double>> CallAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var waits = new List<double>();
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            long asked = Stopwatch.GetTimestamp();
            if (await AskAsync(http, cancellationToken) is not HttpStatusCode.OK and var status)
                throw new InvalidOperationException($"{_url} answered {status}.");
            waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
        return [.. waits.Order()];
    }

    private async Task<HttpStatusCode> AskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _url);
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        return answer.StatusCode;
    }
}
