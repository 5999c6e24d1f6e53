using Gateway.Tests.Support;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

/// <summary>Errors with the id -1: whom they fail.</summary>
[TestFixture]
public sealed class RefusalWithoutIdTests : RequestTestBase
{
    [TestCase("Error validating request.-'bO' : cause - FA data operations ignored for non FA customers.")]
    [TestCase("Error validating request.-'bS' : cause - The API interface is currently in Read-Only mode.")]
    [TestCase("Error validating request: something else")]
    public async Task CollectAsync_RefusalWithoutAnIdThatDoesNotNameIt_FailsNobody(string text)
    {
        var collecting = CollectWithoutId("61", cancel: null);
        await Peer.ReadFrameAsync();
        await Peer.SendAsync(ScriptedPeer.Error(-1, 321, text), ScriptedPeer.Frame("49", "1", "1767623400"));
        (await collecting).Complete.Should().BeTrue();
    }

    [Test]
    public async Task CollectAsync_OpenOrdersOfAReadOnlyTws_FailWithItsRefusal()
    {
        var collecting = Session.CollectAsync<OpenOrderMessage, OpenOrderEndMessage>(
            new ReqAllOpenOrdersRequest(), cancel: null, Deadline, CancellationToken.None).WaitAsync(ScriptedTws.Limit);
        await Peer.ReadFrameAsync();
        await Peer.SendAsync(ScriptedPeer.Error(-1, 321, "Error validating request.-'bS' : cause - The API interface is currently in Read-Only mode."));
        (await FluentActions.Awaiting(() => collecting).Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(321);
    }

    [Test]
    public async Task AskAsync_TwoRequestsOfTheAdvisorAreRefused_BothAreTold()
    {
        const string text = "Error validating request.-'bO' : cause - FA data operations ignored for non FA customers.";
        Task<ReceiveFAMessage> Ask(FaDataType type) =>
            Session.AskAsync<ReceiveFAMessage>(new RequestFARequest(type), Deadline, CancellationToken.None).WaitAsync(ScriptedTws.Limit);
        Task<ReceiveFAMessage>[] asking = [Ask(FaDataType.Groups), Ask(FaDataType.Groups), Ask(FaDataType.Aliases)];
        foreach (var type in new[] { FaDataType.Groups, FaDataType.Aliases })
        {
            (await Peer.ReadFrameAsync()).Should().Be($"18|1|{(int)type}");
            await Peer.SendAsync(ScriptedPeer.Error(-1, 321, text));
        }
        foreach (var asked in asking)
            (await FluentActions.Awaiting(() => asked).Should().ThrowAsync<TwsRequestException>()).Which.Error.Text.Should().Be(text);
    }

    [Test]
    public async Task CollectAsync_LoopOfRefusedAdvisorRequestsBesideIt_NeverFails()
    {
        for (var i = 0; i < 50; i++)
        {
            var collecting = CollectWithoutId("61", cancel: null);
            var advisors = Session.AskAsync<ReceiveFAMessage>(new RequestFARequest(FaDataType.Groups), Deadline, CancellationToken.None);
            Fixture.Time.Advance(TimeSpan.FromMilliseconds(200));
            await Peer.ReadFrameAsync();
            await Peer.ReadFrameAsync();
            await Peer.SendAsync(
                ScriptedPeer.Error(-1, 321, "cause - FA data operations ignored for non FA customers."), ScriptedPeer.Frame("49", "1", "1767623400"));
            (await FluentActions.Awaiting(() => advisors.WaitAsync(ScriptedTws.Limit)).Should().ThrowAsync<TwsRequestException>())
                .Which.Error.Code.Should().Be(321);
            (await collecting).Complete.Should().BeTrue();
        }
    }
}
