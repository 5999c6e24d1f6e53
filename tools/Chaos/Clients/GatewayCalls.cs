using System.Diagnostics;
using System.Net.Http.Headers;
using Chaos.Processes;

namespace Chaos.Clients;

/// <summary>Calls tools of a gateway over plain HTTP.</summary>
internal sealed class GatewayCalls(GatewayProcess gateway) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30) })
    {
        Timeout = TimeSpan.FromSeconds(100),
    };

    /// <summary>Calls a tool; a connection that breaks is an answer with status 0.</summary>
    public async Task<Answer> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(arguments.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await _http.PostAsync(new Uri(gateway.Address, $"/api/v1/{tool}"), content, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return Answer.Of((int)response.StatusCode, body, Stopwatch.GetElapsedTime(begin));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException
            || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Answer(0, null, null, broken.Message, Retryable: true, Stopwatch.GetElapsedTime(begin));
        }
    }

    public Task<Answer> StatusAsync(string key, CancellationToken cancellationToken) =>
        CallAsync("ibkr_get_order_status", new JsonObject { ["orderRef"] = key }, cancellationToken);

    public void Dispose() => _http.Dispose();
}
