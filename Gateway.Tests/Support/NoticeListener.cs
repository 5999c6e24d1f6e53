using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Support;

/// <summary>A webhook on a free loopback port: takes what is posted, and answers as the test says.</summary>
internal sealed class NoticeListener : IAsyncDisposable
{
    private readonly Channel<(string Path, string? Authorization, JsonElement Body)> _posts = Channel.CreateUnbounded<(string, string?, JsonElement)>();
    private WebApplication _app = null!;

    /// <summary>The status of each answer, in their order; 200 once there are no more.</summary>
    public Queue<HttpStatusCode> Answers { get; } = new();

    public string Address => _app.Urls.First();

    public static async Task<NoticeListener> StartAsync()
    {
        var listener = new NoticeListener();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        listener._app = builder.Build();
        listener._app.Run(listener.TakeAsync);
        await listener._app.StartAsync();
        return listener;
    }

    public async Task<(string Path, string? Authorization, JsonElement Body)> NextAsync() =>
        await _posts.Reader.ReadAsync().AsTask().WaitAsync(GatewayFixture.Deadline);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var body = await JsonDocument.ParseAsync(context.Request.Body);
        context.Response.StatusCode = (int)(Answers.TryDequeue(out var status) ? status : HttpStatusCode.OK);
        await _posts.Writer.WriteAsync((context.Request.Path, context.Request.Headers.Authorization, body.RootElement));
    }
}
