using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Gateway.Tests.Relay;

/// <summary>A gateway whose answers a test writes, and what it was sent.</summary>
internal sealed class ScriptedGateway(Func<HttpRequestMessage, string, HttpResponseMessage> answer) : HttpMessageHandler
{
    public ConcurrentQueue<(string Method, string Body, HttpRequestHeaders Headers)> Requests { get; } = new();

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK, string? session = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (session is not null)
            response.Headers.Add("Mcp-Session-Id", session);
        return response;
    }

    public static HttpResponseMessage Events(Stream events) =>
        new(HttpStatusCode.OK) { Content = new StreamContent(events) { Headers = { ContentType = new MediaTypeHeaderValue("text/event-stream") } } };

    public static HttpResponseMessage Events(string events) => Events(new MemoryStream(Encoding.UTF8.GetBytes(events)));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Enqueue((request.Method.Method, body, request.Headers));
        return answer(request, body);
    }
}
