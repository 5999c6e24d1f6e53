using Gateway.Access;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Subscriptions;
using Gateway.Registry.Changes;
using Gateway.Registry.Resources;
using Gateway.Streaming;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Mcp.Subscriptions;

/// <summary>Many listen streams, and streams that stand still, without a network between.</summary>
[TestFixture]
public sealed class ListenBoundsTests
{
    private const int Many = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private TestResources _resources = null!;
    private McpTestApp _app = null!;
    private ListenMethod _listen = null!;

    private ChangeFeed Feed => _app.Get<ChangeFeed>();

    [SetUp]
    public async Task SetUp()
    {
        _resources = new TestResources();
        _app = await McpTestApp.StartAsync(services: services => services.AddSingleton<IResourceRegistry>(_resources));
        _listen = _app.Get<IEnumerable<IMcpMethod>>().OfType<ListenMethod>().Single();
    }

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task Listen_AThousandReaders_ShareOneWatcherAndLeaveNothingBehind()
    {
        int before = Feed.Followers;
        using var gone = new CancellationTokenSource();
        CountingStream[] outputs = [.. Enumerable.Range(0, Many).Select(_ => new CountingStream())];
        Task[] streams = [.. outputs.Select(output => ListenAsync(output, TestResources.Watched, gone.Token))];
        _app.Get<ListenStreams>().Count.Should().Be(Many);

        _resources.Change(TestResources.Watched);
        await Task.WhenAll(outputs.Select(output => output.WrittenAsync(2))).WaitAsync(McpTestApp.Deadline);
        _resources.Started.Should().Be(1);

        await gone.CancelAsync();
        await FluentActions.Awaiting(() => Task.WhenAll(streams).WaitAsync(McpTestApp.Deadline)).Should().ThrowAsync<OperationCanceledException>("nobody is there to be answered");
        _app.Get<ListenStreams>().Count.Should().Be(0);
        Feed.Followers.Should().Be(before);
        _app.Time.Advance(TimeSpan.FromSeconds(60));
        await _resources.Ended.Reader.ReadAsync().AsTask().WaitAsync(McpTestApp.Deadline);
        Feed.Topics.Should().Be(0);
    }

    [Test]
    public async Task Listen_ReaderThatStandsStill_IsToldOnceWhenItGoesOn()
    {
        using var gone = new CancellationTokenSource();
        var stalled = new CountingStream();
        var lively = new CountingStream();
        stalled.Stop();
        Task slow = ListenAsync(stalled, TestResources.Plain, gone.Token);
        Task quick = ListenAsync(lively, TestResources.Plain, gone.Token);
        for (int i = 1; i <= 100; i++)
        {
            Feed.ResourceUpdated(TestResources.Plain);
            await lively.WrittenAsync(1 + i).WaitAsync(McpTestApp.Deadline);
            _app.Time.Advance(Interval);
        }

        stalled.GoOn();
        await stalled.WrittenAsync(2).WaitAsync(McpTestApp.Deadline);
        Feed.ResourceUpdated(TestResources.Plain);
        await stalled.WrittenAsync(3).WaitAsync(McpTestApp.Deadline);

        stalled.Writes.Should().Be(3, "the acknowledgement, one notice for a hundred changes, and the last one");
        await gone.CancelAsync();
        foreach (Task stream in new[] { slow, quick })
            await FluentActions.Awaiting(() => stream.WaitAsync(McpTestApp.Deadline)).Should().ThrowAsync<OperationCanceledException>();
    }

    private Task<McpResult> ListenAsync(Stream output, string uri, CancellationToken gone)
    {
        var context = new DefaultHttpContext { RequestAborted = gone, Response = { Body = output } };
        JsonElement parameters = JsonElement.Parse($$$"""{"notifications":{"resourceSubscriptions":["{{{uri}}}"]}}""");
        var request = new McpRequest
        {
            Message = new JsonRpcMessage(JsonRpcKind.Request, new JsonRpcId(1), "subscriptions/listen", parameters, null),
            Era = McpEras.Modern,
            Method = _listen,
            Version = ProtocolVersions.Modern,
            Headers = context.Request.Headers,
            Reply = new DirectReply(context, _app.Time, TimeSpan.FromHours(1), NullLogger.Instance),
            Caller = Caller.Local,
        };
        return _listen.InvokeAsync(request, CancellationToken.None).AsTask();
    }
}
