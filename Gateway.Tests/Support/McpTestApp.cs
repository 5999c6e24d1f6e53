using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Http;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Tests.Support;

/// <summary>The endpoints on a real Kestrel on a free loopback port, with <see cref="TestTools"/> behind them and a clock that stands still.</summary>
internal sealed class McpTestApp : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;

    private McpTestApp(WebApplication app, TestTools tools, ManualTimeProvider time)
    {
        _app = app;
        Tools = tools;
        Time = time;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = Deadline };
    }

    public HttpClient Http { get; }

    public TestTools Tools { get; }

    public ManualTimeProvider Time { get; }

    public LegacySessions Sessions => _app.Services.GetRequiredService<LegacySessions>();

    public DetachedCalls Unattended => _app.Services.GetRequiredService<DetachedCalls>();

    public static async Task<McpTestApp> StartAsync(
        GatewaySettings? settings = null, ServerProfile? profile = null, Action<IServiceCollection>? services = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var tools = new TestTools();
        var time = new ManualTimeProvider();
        builder.Services.AddSingleton<IToolRegistry>(tools);
        builder.Services.AddSingleton<IResourceRegistry>(ToolProbe.ScanResources(typeof(SampleResources)));
        builder.Services.AddSingleton<IPromptRegistry>(ToolProbe.ScanPrompts(typeof(SamplePrompts)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSettings(settings ?? new GatewaySettings());
        builder.Services.AddMcp(profile ?? new ServerProfile());
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.MapMcp("/api/v1");
        app.MapToolEndpoints("/api/v1");
        await app.StartAsync();
        return new McpTestApp(app, tools, time);
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Sends a POST to /mcp and returns once the answer's header is there.</summary>
    public Task<HttpResponseMessage> PostAsync(string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, "/mcp", new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, content, CancellationToken.None, headers);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).PromptlyAsync($"the head of the answer to {method} {path}");
    }

    /// <summary>Opens a legacy session and returns its id.</summary>
    public async Task<string> InitializeAsync(string version = "2025-11-25", string capabilities = "{}")
    {
        using HttpResponseMessage response = await PostAsync(InitializeBody(version, capabilities));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return response.Headers.GetValues("Mcp-Session-Id").Single();
    }

    public static string InitializeBody(string version, string capabilities = "{}") =>
        $$$"""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"{{{version}}}","capabilities":{{{capabilities}}},"clientInfo":{"name":"t","version":"1"} } }""";

    /// <summary>Begins to stop the app, as Ctrl-C does.</summary>
    public void Stop() => _app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    public async ValueTask DisposeAsync()
    {
        Tools.Release.TrySetResult();
        Tools.Updates.Writer.TryComplete();
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
