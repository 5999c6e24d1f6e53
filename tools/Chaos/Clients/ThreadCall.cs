using System.Diagnostics;
using System.Net.Http.Headers;

namespace Chaos.Clients;

/// <summary>
/// A client with a thread and a connection of its own, open before it is needed: its time is that of the gateway, whatever else this process does.
/// </summary>
internal sealed class ThreadCall : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(100) };
    private readonly Uri _address;

    public ThreadCall(Uri address)
    {
        _address = address;
        using var open = _http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/health/live")));
    }

    /// <summary>Calls a tool; returns the answer, and the moment when it was read (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public Task<(Answer Answer, long At)> CallAsync(string tool, JsonObject arguments)
    {
        var done = new TaskCompletionSource<(Answer, long)>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => done.SetResult(Call(tool, arguments))) { IsBackground = true, Name = "call" }.Start();
        return done.Task;
    }

    public void Dispose() => _http.Dispose();

    private (Answer Answer, long At) Call(string tool, JsonObject arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, $"/api/v1/{tool}"))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(arguments.ToJsonString())),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var begin = Stopwatch.GetTimestamp();
        try
        {
            using var response = _http.Send(request);
            using var reader = new StreamReader(response.Content.ReadAsStream());
            var body = reader.ReadToEnd();
            var end = Stopwatch.GetTimestamp();
            return (Answer.Of((int)response.StatusCode, body, Stopwatch.GetElapsedTime(begin, end)), end);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            var end = Stopwatch.GetTimestamp();
            return (new Answer(0, null, null, broken.Message, Retryable: true, Stopwatch.GetElapsedTime(begin, end)), end);
        }
    }
}
