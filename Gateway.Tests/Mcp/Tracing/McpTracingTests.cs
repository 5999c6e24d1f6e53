using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gateway.Telemetry;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Tracing;

[TestFixture]
[NonParallelizable]
public sealed class McpTracingTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Parent = $"00-{Trace}-b7ad6b7169203331-01";
    private const string HeaderTrace = "11111111111111111111111111111111";

    private McpTestApp _app = null!;
    private ActivityListener _listener = null!;
    private ConcurrentQueue<Activity> _spans = null!;

    [SetUp]
    public async Task SetUp()
    {
        _spans = new ConcurrentQueue<Activity>();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ServiceIdentity.Instruments,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        _app = await McpTestApp.StartAsync();
    }

    [TearDown]
    public async Task TearDown()
    {
        await _app.DisposeAsync();
        _listener.Dispose();
    }

    [Test]
    public async Task Request_TraceContextInMeta_IsTheParentAndTheHeaderIsNot()
    {
        ModernCall call = ModernCall.Tool("echo", meta: $",\"traceparent\":\"{Parent}\",\"tracestate\":\"vendor=1\",\"baggage\":\"user=a%20b\"");
        (await _app.PostAsync(call.Body, [.. call.Headers("echo"), ("traceparent", $"00-{HeaderTrace}-b7ad6b7169203331-01")])).Dispose();

        Activity span = Span();
        span.DisplayName.Should().Be("tools/call echo");
        span.Kind.Should().Be(ActivityKind.Server);
        span.TraceId.ToHexString().Should().Be(Trace);
        span.ParentSpanId.ToHexString().Should().Be("b7ad6b7169203331");
        span.TraceStateString.Should().Be("vendor=1");
        span.GetBaggageItem("user").Should().Be("a b");
        span.Status.Should().Be(ActivityStatusCode.Unset);
        span.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["mcp.method.name"] = "tools/call",
            ["mcp.protocol.version"] = ModernCall.Version,
            ["jsonrpc.request.id"] = "7",
            ["network.transport"] = "tcp",
            ["network.protocol.name"] = "http",
            ["gen_ai.tool.name"] = "echo",
            ["gen_ai.operation.name"] = "execute_tool",
        });
    }

    [Test]
    public async Task Request_TraceContextInHeaderOnly_IsTheParent()
    {
        var call = new ModernCall("tools/list");
        (await _app.PostAsync(call.Body, [.. call.Headers(), ("traceparent", Parent)])).Dispose();

        Span().TraceId.ToHexString().Should().Be(Trace);
        Span().DisplayName.Should().Be("tools/list");
    }

    [TestCase("\"nonsense\"")]
    [TestCase("\"00-00000000000000000000000000000000-b7ad6b7169203331-01\"")]
    [TestCase("\"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"")]
    [TestCase("5")]
    [TestCase("null")]
    [TestCase("{}")]
    public async Task Request_TraceContextCannotBeRead_BeginsATraceOfItsOwn(string traceparent)
    {
        var call = new ModernCall("tools/list", Meta: $",\"traceparent\":{traceparent},\"tracestate\":7,\"baggage\":[]");
        using HttpResponseMessage response = await call.SendAsync(_app);

        response.IsSuccessStatusCode.Should().BeTrue();
        Span().ParentSpanId.ToHexString().Should().Be("0000000000000000");
    }

    [Test]
    public async Task Request_ToolError_IsToldAsToolError()
    {
        (await ModernCall.Tool("fail_tws").SendAsync(_app, "fail_tws")).Dispose();

        Span().Status.Should().Be(ActivityStatusCode.Error);
        Span().GetTagItem("error.type").Should().Be("tool_error");
        Span().GetTagItem("rpc.response.status_code").Should().BeNull();
    }

    [Test]
    public async Task Request_ProtocolError_IsToldByItsCode()
    {
        (await ModernCall.Tool("nonsense").SendAsync(_app, "nonsense")).Dispose();

        Span().Status.Should().Be(ActivityStatusCode.Error);
        Span().GetTagItem("error.type").Should().Be("-32602");
        Span().GetTagItem("rpc.response.status_code").Should().Be("-32602");
    }

    [Test]
    public async Task Request_UnknownMethod_IsNotNamedByTheStranger()
    {
        (await new ModernCall("no/such").SendAsync(_app)).Dispose();

        Span().DisplayName.Should().Be("_OTHER");
        Span().GetTagItem("error.type").Should().Be("-32601");
    }

    [Test]
    public async Task Request_LegacySession_TellsSessionAndRevision()
    {
        string session = await _app.InitializeAsync();
        _spans.Clear();
        (await _app.PostAsync("""{"jsonrpc":"2.0","id":"a","method":"ping"}""", ("Mcp-Session-Id", session))).Dispose();

        Span().GetTagItem("mcp.session.id").Should().Be(session);
        Span().GetTagItem("mcp.protocol.version").Should().Be("2025-11-25");
        Span().GetTagItem("jsonrpc.request.id").Should().Be("a");
    }

    [Test]
    public async Task Request_MeterHasAListener_ItsDurationIsMeasured()
    {
        var measured = new ConcurrentQueue<Dictionary<string, object?>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == ServiceIdentity.Instruments)
                meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Enqueue(new Dictionary<string, object?>(tags.ToArray())));
        listener.Start();

        (await ModernCall.Tool("echo").SendAsync(_app, "echo")).Dispose();
        (await ModernCall.Tool("nonsense").SendAsync(_app, "nonsense")).Dispose();

        measured.Should().HaveCount(2);
        measured.First()["gen_ai.tool.name"].Should().Be("echo");
        measured.First().Should().NotContainKey("error.type");
        measured.Last().Should().NotContainKey("gen_ai.tool.name").And.Contain("error.type", "-32602");
    }

    /// <summary>The span ends before the answer goes out.</summary>
    private Activity Span() => _spans.Should().ContainSingle().Subject;
}
