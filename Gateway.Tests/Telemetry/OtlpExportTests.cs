using System.Net;
using System.Text;
using System.Threading.Channels;
using Gateway.Configuration;
using Gateway.Mcp.Tracing;
using Gateway.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Tests.Telemetry;

[TestFixture]
[NonParallelizable]
public sealed class OtlpExportTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Stop_SpansWereMade_TheCollectorHasThem()
    {
        var received = Channel.CreateBounded<(string Path, string? Key, string Body)>(100);
        await using WebApplication collector = await StartCollectorAsync(received.Writer);
        using var export = new OtlpExport(new TelemetryOptions { Endpoint = collector.Urls.Single(), Headers = "api-key=abc", ServiceName = "desk" });
        await export.StartAsync(CancellationToken.None);

        McpTelemetry.Source.StartActivity("tools/call echo")!.Dispose();
        McpTelemetry.Duration.Record(0.5);
        await export.StopAsync(CancellationToken.None).WaitAsync(Deadline);

        received.Writer.Complete();
        List<(string Path, string? Key, string Body)> all = [];
        await foreach ((string, string?, string) request in received.Reader.ReadAllAsync())
            all.Add(request);
        all.Should().Contain(request => request.Path == "/v1/traces" && request.Key == "abc" && request.Body.Contains("tools/call echo") && request.Body.Contains("desk"));
        all.Should().Contain(request => request.Path == "/v1/metrics" && request.Body.Contains("mcp.server.operation.duration"));
    }

    [Test]
    public void AddTelemetryExport_NoEndpoint_AddsNothing() =>
        new ServiceCollection().AddTelemetryExport(new TelemetryOptions()).Should().BeEmpty();

    [Test]
    public void AddTelemetryExport_Endpoint_AddsTheExporter() =>
        new ServiceCollection().AddTelemetryExport(new TelemetryOptions { Endpoint = "http://127.0.0.1:1" }).Should().ContainSingle(service => service.ServiceType == typeof(IHostedService));

    private static async Task<WebApplication> StartCollectorAsync(ChannelWriter<(string, string?, string)> received)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await received.WriteAsync((context.Request.Path, context.Request.Headers["api-key"], Encoding.Latin1.GetString(body.ToArray())));
        });
        await app.StartAsync();
        return app;
    }
}
