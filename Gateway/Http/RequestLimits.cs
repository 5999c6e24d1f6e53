using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Gateway.Configuration;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Http;

/// <summary>What a client may take: sizes, rates, connections and time. Slow, greedy and endless requests end here.</summary>
internal static class RequestLimits
{
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(130);

    public static void Configure(KestrelServerOptions kestrel, GatewaySettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = IdleConnection;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        // A slow reader loses updates, not its connection; one that takes nothing at all for so long has gone.
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
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => Partition(context, limits));
        });
    }

    /// <summary>Refuses a body that says that it is too long, before anything reads it.</summary>
    public static void UseBodyLimit(this IApplicationBuilder app, LimitOptions limits) => app.Use((context, next) =>
        context.Request.ContentLength > limits.BodyBytes
            ? ErrorResponses.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "body_too_large", $"The body is larger than {limits.BodyBytes} bytes.", "LIMITS_BODY_BYTES sets the limit.")
            : next(context));

    private static RateLimitPartition<IPAddress> Partition(HttpContext context, LimitOptions limits)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (limits.RemoteRequestsPerSecond == 0 || LocalCaller.IsLocal(context))
            return RateLimitPartition.GetNoLimiter(IPAddress.Loopback);
        return RateLimitPartition.GetTokenBucketLimiter(address.Equals(IPAddress.Loopback) ? IPAddress.Any : address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.RemoteRequestsPerSecond * 2,
            TokensPerPeriod = limits.RemoteRequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
    }

    private static void Listen(KestrelServerOptions kestrel, ServerOptions server)
    {
        if (server.Host != "localhost")
            kestrel.Listen(IPAddress.Parse(server.Host), server.Port);
        else if (server.Port == 0)
            kestrel.Listen(IPAddress.Loopback, 0); // one free port cannot be had for both address families at once
        else
            kestrel.ListenLocalhost(server.Port);
    }
}
