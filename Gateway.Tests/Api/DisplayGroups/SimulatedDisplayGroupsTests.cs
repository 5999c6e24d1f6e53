using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.DisplayGroups;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.DisplayGroups;

/// <summary>Display groups over a real socket.</summary>
[TestFixture]
public sealed class SimulatedDisplayGroupsTests
{
    private SimulatedTws _tws = null!;

    [SetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task ShowAsync_AContract_IsShownAndStreamed()
    {
        var groups = _tws.Client.DisplayGroups;
        (await groups.GroupsAsync()).Should().Equal(1, 2, 3, 4);
        using var stop = new CancellationTokenSource(SimulatedTws.Limit);
        await using var stream = groups.StreamAsync(2, stop.Token).GetAsyncEnumerator(stop.Token);
        await stream.MoveNextAsync();
        stream.Current.Should().Be(new StreamItem<string>.Update("none"));

        (await groups.ShowAsync(2, "265598@SMART")).Should().Be("265598@SMART");

        await stream.MoveNextAsync();
        stream.Current.Should().Be(new StreamItem<string>.Update("265598@SMART"));
        (await groups.ShownAsync(2)).Should().Be("265598@SMART");
        (await groups.ShownAsync(1)).Should().Be("none");
    }

    [Test]
    public async Task ShownAsync_UnknownGroup_IsRefused() =>
        (await FluentActions.Awaiting(() => _tws.Client.DisplayGroups.ShownAsync(9)).Should().ThrowAsync<TwsRequestException>())
            .Which.Error.Text.Should().Contain("display group 9");
}
