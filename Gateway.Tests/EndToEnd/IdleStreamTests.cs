using Bench.Idle;
using Bench.Streams;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>In seconds what <c>tools/Bench idle</c> shows in ten minutes.</summary>
[TestFixture]
public sealed class IdleStreamTests
{
    [Test]
    public async Task IdleStreams_BehindAProxyThatCutsSilence_Live()
    {
        await using var gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Mcp = new McpOptions { KeepAliveInterval = TimeSpan.FromSeconds(1) } });
        await using var proxy = new CuttingProxy(gateway.Http.BaseAddress!.Port, silence: TimeSpan.FromSeconds(10));
        IdleStream[] streams = [.. IdleProof.Kinds.Select(kind => new IdleStream(kind, new Uri(proxy.Address, "/mcp")))];

        await Task.WhenAll(streams.Select(stream => stream.RunAsync(keepAlives: 6, CancellationToken.None))).WaitAsync(GatewayFixture.Deadline);

        streams.Should().OnlyContain(stream => !stream.WasCut && stream.KeepAlives == 6);
        Array.ForEach(streams, stream => stream.Dispose());
    }

    [Test]
    public async Task IdleStreams_WithoutSignsOfLife_AreCut()
    {
        await using var gateway = await GatewayFixture.StartDemoAsync(new GatewaySettings { Mcp = new McpOptions { KeepAliveInterval = TimeSpan.FromMinutes(5) } });
        await using var proxy = new CuttingProxy(gateway.Http.BaseAddress!.Port, silence: TimeSpan.FromSeconds(1));
        IdleStream[] streams = [.. IdleProof.Kinds.Select(kind => new IdleStream(kind, new Uri(proxy.Address, "/mcp")))];

        await Task.WhenAll(streams.Select(stream => stream.RunAsync(keepAlives: 1, CancellationToken.None))).WaitAsync(GatewayFixture.Deadline);

        streams.Should().OnlyContain(stream => stream.WasCut, "else the proof proves nothing");
        Array.ForEach(streams, stream => stream.Dispose());
    }
}
