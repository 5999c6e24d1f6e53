using System.Text.Json;
using Gateway.Access;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Streaming;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Mcp;

[TestFixture]
public sealed class McpDispatcherTests
{
    /// <summary>
    /// What a call of a tool that ends at once allocates at most, from the parsed message to the serialized answer: in a Debug build, whose state
    /// machines are objects.
    /// </summary>
    private const int CallBytes = 2400;

    private readonly DefaultHttpContext _context = new();

    private McpTestApp _app = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [OneTimeTearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public void Dispatch_CallThatEndsAtOnce_AllocatesWhatItNeeds()
    {
        for (var i = 0; i < 200; i++)
            Call();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Call();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThanOrEqualTo(CallBytes);
    }

    private void Call()
    {
        var method = _app.Get<McpMethods>().Find("tools/call", McpEras.Modern);
        var message = new JsonRpcMessage(JsonRpcKind.Request, new JsonRpcId(1), "tools/call", Parameters, null);
        var request = new McpRequest
        {
            Message = message,
            Era = McpEras.Modern,
            Method = method,
            Target = method.Find(message),
            Version = ProtocolVersions.Modern,
            Headers = _context.Request.Headers,
            Reply = new DirectReply(_context, _app.Time, TimeSpan.FromHours(1), NullLogger.Instance),
            Caller = Caller.Local,
        };
        var answering = _app.Get<McpDispatcher>().DispatchAsync(request, CancellationToken.None);
        if (!answering.IsCompletedSuccessfully)
            throw new InvalidOperationException("The tool of the test does not wait for anything.");
        answering.Result!.Dispose();
    }

    private static JsonElement Parameters { get; } = JsonElement.Parse("""{"name":"echo","arguments":{"a":1}}""");
}
