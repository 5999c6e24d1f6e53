using Gateway.Tests.Support;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class RequestTests : RequestTestBase
{
    private Task<HeadTimestampMessage> Ask(CancellationToken cancellationToken = default) =>
        Session.AskAsync<HeadTimestampMessage>(id => new TextRequest($"87,{id}"), id => new TextRequest($"90,{id}"), Deadline, cancellationToken);

    private Task<Snapshot<HeadTimestampMessage>> Collect(bool alwaysCancel = false) =>
        Session.CollectAsync<HeadTimestampMessage, TickSnapshotEndMessage>(
            id => new TextRequest($"87,{id}"), id => new TextRequest($"90,{id}"), alwaysCancel, Deadline, CancellationToken.None).WaitAsync(ScriptedTws.Limit);

    private async Task<string> RequestIdAsync(string message = "87")
    {
        var fields = (await Peer.ReadFrameAsync()).Split('|');
        fields[0].Should().Be(message);
        return fields[1];
    }

    /// <summary>Ends when everything that was sent before has been read.</summary>
    private async Task SettledAsync()
    {
        await Peer.SendAsync(ScriptedPeer.Error(-1, 1234, "settled"));
        while (!(await Fixture.Listener.NextAsync()).EndsWith("settled", StringComparison.Ordinal))
            TestContext.Out.WriteLine("An earlier call.");
    }

    [Test]
    public async Task AskAsync_Answered_GivesTheAnswerUnderAnIdThatNoOrderHas()
    {
        var asking = Ask();
        var id = await RequestIdAsync();
        int.Parse(id).Should().BeGreaterThanOrEqualTo(2_147_000_000);
        await Peer.SendAsync(ScriptedPeer.Frame("88", id, "20200101-00:00:00"));
        (await asking).RequestId.Should().Be(int.Parse(id));
    }

    [Test]
    public async Task AskAsync_Error_FailsWithItsCodeAndText()
    {
        var asking = Ask();
        await Peer.SendAsync(ScriptedPeer.Error(int.Parse(await RequestIdAsync()), 200, "No security definition"));
        var failure = await FluentActions.Awaiting(() => asking).Should().ThrowAsync<TwsRequestException>();
        failure.Which.Error.Code.Should().Be(200);
        failure.Which.Message.Should().Contain("No security definition");
    }

    [Test]
    public async Task AskAsync_Warning_GoesOn()
    {
        var asking = Ask();
        var id = await RequestIdAsync();
        await Peer.SendAsync(ScriptedPeer.Error(int.Parse(id), 10167, "Displaying delayed market data"), ScriptedPeer.Frame("88", id, "20200101-00:00:00"));
        (await asking).RequestId.Should().Be(int.Parse(id));
    }

    [Test]
    public async Task AskAsync_DeadlinePasses_FailsSendsTheCancelAndDropsTheLateAnswer()
    {
        var asking = Ask();
        var id = await RequestIdAsync();
        Fixture.Time.Advance(Deadline);
        (await FluentActions.Awaiting(() => asking).Should().ThrowAsync<TwsTimeoutException>()).Which.Message.Should().Contain("8 s");
        (await RequestIdAsync("90")).Should().Be(id);
        await Peer.SendAsync(ScriptedPeer.Frame("88", id, "20200101-00:00:00"), ScriptedPeer.Error(int.Parse(id), 162, "query cancelled"));
        await SettledAsync();
        Session.Statistics.Late.Should().Be(2);
    }

    [Test]
    public async Task AskAsync_CallerCancels_SendsTheCancel()
    {
        using var cancel = new CancellationTokenSource();
        var asking = Ask(cancel.Token);
        var id = await RequestIdAsync();
        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<OperationCanceledException>();
        (await RequestIdAsync("90")).Should().Be(id);
    }

    [Test]
    public async Task AskAsync_ConnectionCut_FailsAtOnceWithTheReason()
    {
        var asking = Ask();
        await RequestIdAsync();
        Peer.Cut();
        (await FluentActions.Awaiting(() => asking).Should().ThrowAsync<TwsDisconnectedException>()).Which.Message.Should().Contain("TWS closed the connection");
        var reason = await Session.Completion.WaitAsync(ScriptedTws.Limit);
        reason.Message.Should().Contain("TWS closed the connection");
        (await FluentActions.Awaiting(() => Ask()).Should().ThrowAsync<TwsDisconnectedException>()).Which.Message.Should().Be(reason.Message);
    }

    [Test]
    public async Task AskAsync_ConnectionReset_FailsAtOnce()
    {
        var asking = Ask();
        await RequestIdAsync();
        Peer.Reset();
        (await FluentActions.Awaiting(() => asking).Should().ThrowAsync<TwsDisconnectedException>()).Which.Message.Should().Contain("was cut");
    }

    [Test]
    public async Task AskAsync_UnreadableAnswer_FailsThatRequestOnly()
    {
        var (first, second) = (Collect(), Ask());
        var (firstId, secondId) = (await RequestIdAsync(), await RequestIdAsync());
        // The text is missing.
        await Peer.SendAsync(ScriptedPeer.Frame("88", firstId), ScriptedPeer.Frame("88", secondId, "20200101-00:00:00"));
        (await FluentActions.Awaiting(() => first).Should().ThrowAsync<TwsRequestException>()).Which.Message.Should().Contain("could not be read");
        (await second).RequestId.Should().Be(int.Parse(secondId));
        Session.Statistics.Undecodable.Should().Be(1);
    }

    [Test]
    public async Task AskAsync_TextThatTwsDoesNotAccept_FailsInTheCall()
    {
        var asking = Session.AskAsync<HeadTimestampMessage>(_ => new TextRequest("87,caf\u00e9"), null, Deadline, CancellationToken.None);
        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<ArgumentException>();
    }

    [Test]
    public async Task AskAsync_JoinsAQuestionThatWaitsLonger_KeepsItsOwnDeadline()
    {
        var patient = Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), Deadline, CancellationToken.None);
        var probe = Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), TimeSpan.FromSeconds(1), CancellationToken.None);
        Fixture.Time.Advance(TimeSpan.FromSeconds(1));
        (await FluentActions.Awaiting(() => probe.WaitAsync(ScriptedTws.Limit)).Should().ThrowAsync<TwsTimeoutException>()).Which.Message.Should().Contain("1 s");
        patient.IsCompleted.Should().BeFalse();
        await Peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"));
        await patient.WaitAsync(ScriptedTws.Limit);
    }

    [Test]
    public async Task AskAsync_ProbeBehindManyRequests_GoesFirst()
    {
        for (var i = 0; i < 15; i++)
            await Session.SendAsync(new TextRequest($"normal {i}"), CancellationToken.None);
        var probe = Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), Deadline, CancellationToken.None);
        var seen = new List<string>();
        while (!seen.Contains("49|1") && seen.Count < 16)
        {
            Fixture.Time.Advance(TimeSpan.FromMilliseconds(30));
            seen.Add(await Peer.ReadFrameAsync());
        }
        seen.Count.Should().BeLessThan(14);
        await Peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"));
        await probe.WaitAsync(ScriptedTws.Limit);
    }

    [Test]
    public async Task CollectAsync_Ended_IsCompleteAndSendsNoCancel()
    {
        var collecting = Collect();
        var id = await RequestIdAsync();
        await Peer.SendAsync(ScriptedPeer.Frame("88", id, "a"), ScriptedPeer.Frame("88", id, "b"), ScriptedPeer.Frame("57", "1", id));
        var snapshot = await collecting;
        snapshot.Complete.Should().BeTrue();
        snapshot.Items.Should().HaveCount(2);
        await Session.SendAsync(new TextRequest("99"), CancellationToken.None);
        (await Peer.ReadFrameAsync()).Should().Be("99");
    }

    [Test]
    public async Task CollectAsync_EndedAndAlwaysCancel_SendsTheCancel()
    {
        var collecting = Collect(alwaysCancel: true);
        var id = await RequestIdAsync();
        await Peer.SendAsync(ScriptedPeer.Frame("57", "1", id));
        (await collecting).Should().BeEquivalentTo(new Snapshot<HeadTimestampMessage>([], Complete: true));
        (await RequestIdAsync("90")).Should().Be(id);
    }

    [Test]
    public async Task CollectAsync_NoEnd_IsIncompleteAndSendsTheCancel()
    {
        var collecting = Collect();
        var id = await RequestIdAsync();
        await Peer.SendAsync(ScriptedPeer.Frame("88", id, "a"));
        await SettledAsync();
        Fixture.Time.Advance(Deadline);
        var snapshot = await collecting;
        snapshot.Complete.Should().BeFalse();
        snapshot.Items.Should().HaveCount(1);
        (await RequestIdAsync("90")).Should().Be(id);
    }

    [Test]
    public async Task CollectAsync_NothingCame_TimesOutInsteadOfBeingEmpty()
    {
        var collecting = Collect();
        await RequestIdAsync();
        Fixture.Time.Advance(Deadline);
        await FluentActions.Awaiting(() => collecting).Should().ThrowAsync<TwsTimeoutException>();
    }

    [Test]
    public async Task AskAsync_SameRequestWithoutIdTwice_IsSentOnce()
    {
        var first = Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), Deadline, CancellationToken.None);
        var second = Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), Deadline, CancellationToken.None);
        (await Peer.ReadFrameAsync()).Should().StartWith("49|1");
        await Peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"));
        (await first.WaitAsync(ScriptedTws.Limit)).Should().Be(await second.WaitAsync(ScriptedTws.Limit));
        await Session.SendAsync(new TextRequest("99"), CancellationToken.None);
        (await Peer.ReadFrameAsync()).Should().Be("99");
    }

    [Test]
    public async Task AskAsync_OneOfTwoSharersCancels_TheOtherIsAnswered()
    {
        using var cancel = new CancellationTokenSource();
        var first = Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), Deadline, cancel.Token);
        var second = Session.AskAsync<CurrentTimeMessage>(new ReqCurrentTimeRequest(), Deadline, CancellationToken.None);
        await Peer.ReadFrameAsync();
        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        await Peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"));
        (await second.WaitAsync(ScriptedTws.Limit)).Time.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1767623400));
    }

    [Test]
    public async Task CollectAsync_OtherRequestWithTheSameAnswers_WaitsForItsTurn()
    {
        var first = CollectWithoutId("61", cancel: "64");
        var second = CollectWithoutId("62", cancel: null);
        (await Peer.ReadFrameAsync()).Should().Be("61");
        await Peer.SendAsync(ScriptedPeer.Frame("15", "1", "A"), ScriptedPeer.Frame("49", "1", "1767623400"));
        (await first).Items.Should().ContainSingle().Which.Accounts.Should().Equal("A");
        (await Peer.ReadFrameAsync()).Should().Be("64", "the cancel goes out before the next request");
        (await Peer.ReadFrameAsync()).Should().Be("62");
        await Peer.SendAsync(ScriptedPeer.Frame("15", "1", "B"), ScriptedPeer.Frame("49", "1", "1767623400"));
        (await second).Items.Should().ContainSingle().Which.Accounts.Should().Equal("B");
    }

    [Test]
    public async Task CollectAsync_EveryCallerCancels_SendsTheCancelAndTheNextCallerAsksAnew()
    {
        using var cancel = new CancellationTokenSource();
        var first = Session.CollectAsync<ManagedAccountsMessage, CurrentTimeMessage>(new TextRequest("61"), new TextRequest("64"), Deadline, cancel.Token);
        (await Peer.ReadFrameAsync()).Should().Be("61");
        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        (await Peer.ReadFrameAsync()).Should().Be("64");
        var second = CollectWithoutId("61", cancel: null);
        (await Peer.ReadFrameAsync()).Should().Be("61");
        await Peer.SendAsync(ScriptedPeer.Frame("49", "1", "1767623400"));
        (await second).Complete.Should().BeTrue();
    }
}
