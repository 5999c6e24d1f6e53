using Gateway.Tests.Support;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Resilience;

/// <summary>Streams after TWS has said that a loss is over and nothing was missed.</summary>
[TestFixture]
public sealed class StaleSubscriptionWatchTests
{
    private SupervisorFixture _fixture = null!;
    private ITwsSession _session = null!;
    private ScriptedPeer _peer = null!;
    private int _notices;

    [SetUp]
    public async Task SetUpAsync()
    {
        _fixture = new SupervisorFixture();
        (_session, _peer) = await _fixture.ReadyAsync();
    }

    [TearDown]
    public async Task TearDownAsync() => await _fixture.DisposeAsync();

    [TestCase(1100, 1102, "restored")]
    [TestCase(2103, 2104, "is back:usfarm")]
    [TestCase(2110, 2104, "is back:usfarm")]
    public async Task LivelyStream_SilentAfterTheReturn_IsAskedForAgainWithAGap(int lost, int restored, string text)
    {
        var (lively, goesOn, quiet) = (NewStream(), NewStream(), NewStream());
        var livelyId = await OpenAsync(lively);
        var goesOnId = await OpenAsync(goesOn);
        await OpenAsync(quiet);
        await TickAsync(lively, livelyId);
        await TickAsync(goesOn, goesOnId);
        await NoticeAsync(lost, "is broken:usfarm");
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        await NoticeAsync(restored, text);
        await TickAsync(goesOn, goesOnId);

        await PassAsync(goesOn, goesOnId);

        (await lively.NextAsync()).Should().StartWith($"gap {5 + StaleSubscriptionWatch.Patience.TotalSeconds} s: ").And.Contain($"{restored}: {text}");
        (await _peer.ReadFrameAsync()).Should().Be($"2|2|{livelyId}");
        await TickAsync(lively, await StartedAsync());
        await NothingMoreAsync();
    }

    [Test]
    public async Task SecondLoss_BeforeTheFirstWasLookedAt_ForgetsNoStream()
    {
        var (lively, witness) = (NewStream(), NewStream());
        var livelyId = await OpenAsync(lively);
        var witnessId = await OpenAsync(witness);
        await TickAsync(lively, livelyId);
        await NoticeAsync(1100, "lost");
        for (var i = 0; i < 3; i++)
            await PassAsync(witness, witnessId);
        await NoticeAsync(1102, "restored");
        await NoticeAsync(1100, "lost again");
        await NoticeAsync(1102, "restored again");
        await TickAsync(witness, witnessId);

        await PassAsync(witness, witnessId);

        (await lively.NextAsync()).Should().StartWith($"gap {4 * StaleSubscriptionWatch.Patience.TotalSeconds} s: ").And.Contain("restored again");
    }

    [Test]
    public async Task Stream_SilentLongBeforeTheLoss_IsLeftAlone()
    {
        var (late, witness) = (NewStream(), NewStream());
        var lateId = await OpenAsync(late);
        var witnessId = await OpenAsync(witness);
        await TickAsync(late, lateId);
        for (var i = 0; i < 3; i++)
            await PassAsync(witness, witnessId);
        await NoticeAsync(1100, "lost");
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        await NoticeAsync(1102, "restored");
        await TickAsync(witness, witnessId);

        await PassAsync(witness, witnessId);

        await NothingMoreAsync();
    }

    [Test]
    public async Task Stream_ClosedMeanwhile_IsNotAskedForAgain()
    {
        var (closed, witness) = (NewStream(), NewStream());
        var open = _fixture.Supervisor.Open(closed);
        var closedId = await StartedAsync();
        var witnessId = await OpenAsync(witness);
        await TickAsync(closed, closedId);
        await NoticeAsync(1100, "lost");
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        await NoticeAsync(1102, "restored");
        open.Dispose();
        (await _peer.ReadFrameAsync()).Should().Be($"2|2|{closedId}");

        await PassAsync(witness, witnessId);

        await NothingMoreAsync();
    }

    private RecordingReceiver NewStream() => new() { Clock = _fixture.Time };

    private async Task<string> OpenAsync(RecordingReceiver stream)
    {
        _fixture.Supervisor.Open(stream);
        return await StartedAsync();
    }

    private async Task<string> StartedAsync()
    {
        var fields = (await _peer.ReadFrameAsync()).Split('|');
        fields[..2].Should().Equal("1", "11");
        return fields[2];
    }

    private async Task TickAsync(RecordingReceiver stream, string id)
    {
        await _peer.SendAsync(ScriptedPeer.Frame("2", "6", id, "0", "100"));
        (await stream.NextAsync()).Should().Be("TickSizeMessage");
    }

    /// <summary>Ends when the gateway has taken it in.</summary>
    private async Task NoticeAsync(int code, string text)
    {
        var marker = $"marker{++_notices}";
        await _peer.SendAsync(ScriptedPeer.Error(-1, code, text), ScriptedPeer.Error(-1, 2107, $"after {code}.{marker}"));
        await _fixture.StatusAsync(status => status.Farms.ContainsKey(marker));
    }

    /// <summary>Lets the time pass until the watch looks; one stream ticks on, so that the heartbeat asks for nothing.</summary>
    private async Task PassAsync(RecordingReceiver lively, string id)
    {
        const int Steps = 3;
        for (var i = 0; i < Steps; i++)
        {
            _fixture.Time.Advance(StaleSubscriptionWatch.Patience / Steps);
            await TickAsync(lively, id);
        }
    }

    /// <summary>The next frame that TWS gets is one sent on purpose.</summary>
    private async Task NothingMoreAsync()
    {
        await _session.SendAsync(new TextRequest("99"), CancellationToken.None);
        (await _peer.ReadFrameAsync()).Should().Be("99");
    }
}
