using System.Net;
using Bench.Malformed;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>A share of what <c>tools/Bench malformed</c> sends by the hundred thousand.</summary>
[TestFixture]
public sealed class MalformedInputTests
{
    private const int Inputs = 2_000;

    [Test]
    public async Task MalformedInputs_OfAnyKind_AreNeverAnsweredAsOurFault()
    {
        await using var gateway = await GatewayFixture.StartAsync();
        var load = new MalformedLoad(new IPEndPoint(IPAddress.Loopback, gateway.Http.BaseAddress!.Port), seed: 7);

        await load.SendAsync(Inputs, connections: 4, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));

        load.FaultsSeen.Should().BeEmpty();
        load.Statuses.Values.Sum().Should().Be(Inputs);
        load.Statuses.Keys.Should().Contain([400, 403, 405, 415], "the inputs must get as far as each of the checks");
        using var health = await gateway.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        health.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
