using Gateway.Tests.Support;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Session;
using TwsSimulator.Session;

namespace Gateway.Tests.EndToEnd;

/// <summary>The session itself, with the requests for licensed programs, and the contracts.</summary>
internal sealed class SessionStage(SimulatedTws tws, WireTap tap) : WalkStage(tws, tap)
{
    private static readonly Contract Treasury = new() { Symbol = "US-T", SecType = "BOND", Exchange = "SMART", Currency = "USD" };

    public override async Task RunAsync()
    {
        await SessionAsync();
        await ContractsAsync();
    }

    private async Task SessionAsync()
    {
        (await Soon(Client.CurrentTimeAsync())).Should().BeAfter(DateTimeOffset.UnixEpoch);
        (await Soon(Client.CurrentTimeInMillisAsync())).Should().BeAfter(DateTimeOffset.UnixEpoch);
        await Soon(Client.SetServerLogLevelAsync(5));
        await SendAsync(new ReqIdsRequest());
        await SendAsync(new ReqManagedAcctsRequest());
        // For licensed programs: no member of the API sends these.
        await SendAsync(new VerifyRequest("name", "1.0"));
        await SendAsync(new VerifyMessageRequest("data"));
        await SendAsync(new VerifyAndAuthRequest("name", "1.0", "key"));
        await SendAsync(new VerifyAndAuthMessageRequest("data", "response"));
        await Tap.ReceivedAsync(MessageIds.VerifyAndAuthCompleted);
    }

    private async Task ContractsAsync()
    {
        (await Soon(Client.Contracts.MatchingSymbolsAsync("AAPL"))).Should().NotBeEmpty();
        (await Soon(Client.Contracts.DetailsAsync(Apple))).Items.Should().ContainSingle();
        (await Soon(Client.Contracts.DetailsAsync(Treasury))).Items.Should().ContainSingle().Which.Coupon.Should().BePositive();
    }
}
