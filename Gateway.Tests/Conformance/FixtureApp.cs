using ConformanceHost;
using Microsoft.AspNetCore.Builder;

namespace Gateway.Tests.Conformance;

/// <summary>The conformance host in this process, on a free loopback port.</summary>
internal sealed class FixtureApp : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;

    private FixtureApp(WebApplication app)
    {
        _app = app;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = Deadline };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<FixtureApp> StartAsync()
    {
        WebApplication app = FixtureHost.Create(port: 0);
        await app.StartAsync().WaitAsync(Deadline);
        return new FixtureApp(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync().WaitAsync(Deadline);
        await _app.DisposeAsync();
    }
}
