using System.Net;
using Gateway.Configuration;

namespace Gateway.Http;

/// <summary>Calls the health check of a running gateway. The container's health check uses it, so the image needs no other program.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    /// <returns>0 when it answers 200, otherwise 1 with the reason on the error stream.</returns>
    public static async Task<int> RunAsync(ServerOptions server, bool readiness, TextWriter errors, CancellationToken cancellationToken)
    {
        var host = server.Host is "0.0.0.0" or "::" or "localhost" ? "127.0.0.1" : server.Host;
        var target = new UriBuilder("http", host, server.Port, HealthEndpoints.Path + (readiness ? "/ready" : "/live")).Uri;
        using var client = new HttpClient { Timeout = Deadline };
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.Host = "localhost"; // the only name that every gateway answers to
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
                return 0;
            await errors.WriteLineAsync(
                $"{target} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await errors.WriteLineAsync($"{target} does not answer: {exception.Message}");
        }

        return 1;
    }
}
