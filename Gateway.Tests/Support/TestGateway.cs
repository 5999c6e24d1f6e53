using Gateway.Configuration;
using Gateway.Tws.Resilience;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Support;

/// <summary>The real gateway on a free loopback port, with a TWS connection that the test sets by hand.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private TestGateway(WebApplication app, FakeTwsConnection tws)
    {
        App = app;
        Tws = tws;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = Deadline };
    }

    public WebApplication App { get; }

    public FakeTwsConnection Tws { get; }

    public HttpClient Http { get; }

    /// <param name="time">Null for the real time.</param>
    public static async Task<TestGateway> StartAsync(GatewaySettings? settings = null, Action<WebApplication>? map = null, TimeProvider? time = null)
    {
        settings ??= new GatewaySettings();
        var tws = new FakeTwsConnection();
        var app = GatewayApp.Create(
            settings with { Server = settings.Server with { Port = 0 }, Tws = settings.Tws with { AutoConnect = false }, Log = new LogOptions { Level = Microsoft.Extensions.Logging.LogLevel.None } },
            services => services.AddSingleton<ITwsConnection>(tws).AddSingleton(time ?? TimeProvider.System));
        map?.Invoke(app);
        await app.StartAsync().WaitAsync(Deadline);
        return new TestGateway(app, tws);
    }

    /// <summary>Sends one request; header names may be any, Host included.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync().WaitAsync(Deadline);
        await App.DisposeAsync();
    }
}
