using System.Net;
using Gateway.Configuration;
using Gateway.Text;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Access;

/// <summary>Limits of the HTTP server: sizes, rates, connections and timeouts.</summary>
internal static class RequestLimits
{
    public const int BodyBytesPerSecond = 240;
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(130);

    public static void Configure(KestrelServerOptions kestrel, GatewaySettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.RequestHeadersTimeout = settings.Limits.HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = IdleConnection;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(BodyBytesPerSecond, settings.Limits.BodyGrace);
        // A slow reader keeps its connection and misses updates. One that reads almost nothing during the grace period is disconnected.
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(30));
        kestrel.Limits.MaxConcurrentConnections = settings.Limits.Connections;
        kestrel.Limits.MaxRequestBodySize = settings.Limits.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = settings.Limits.HeaderBytes;
        kestrel.Limits.MaxRequestLineSize = Math.Min(8 * 1024, settings.Limits.HeaderBytes);
        Listen(kestrel, settings.Server);
    }

    public static void AddRequestLimits(this IServiceCollection services, LimitOptions limits)
    {
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = limits.PlainRequestTimeout });
        services.AddSingleton<RemoteRate>();
    }

    /// <summary>Refuses a request whose Content-Length is over the limit, before its body is read.</summary>
    public static void UseBodyLimit(this IApplicationBuilder app, LimitOptions limits) => app.Use((context, next) =>
        context.Request.ContentLength > limits.BodyBytes
            ? Problem.WriteAsync(
                context, StatusCodes.Status413PayloadTooLarge, "body_too_large", $"The body is larger than {limits.BodyBytes} bytes.",
                "LIMITS_BODY_BYTES sets the limit.")
            : next(context));

    /// <summary>Refuses a compressed body: it would be read as it is, as malformed JSON.</summary>
    public static void UsePlainBodies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var encoding = context.Request.Headers.ContentEncoding.ToString();
        if (encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return next(context);
        context.Response.Headers.AcceptEncoding = "identity";
        return Problem.WriteAsync(
            context, StatusCodes.Status415UnsupportedMediaType, "unsupported_encoding",
            $"The body must not be compressed; its Content-Encoding is {UntrustedText.Show(encoding)}.", "Send the body as it is.");
    });

    private static void Listen(KestrelServerOptions kestrel, ServerOptions server)
    {
        if (server.Host != "localhost")
            kestrel.Listen(IPAddress.Parse(server.Host), server.Port);
        else if (server.Port == 0)
            kestrel.Listen(IPAddress.Loopback, 0); // Kestrel cannot choose one free port for both address families
        else
            kestrel.ListenLocalhost(server.Port);
    }
}
