using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Staging;

namespace Gateway.Tests.Trading.Staging;

/// <summary>The same call made again finds its order and its outcome; another call under its reference is refused.</summary>
[TestFixture]
public sealed class StagedCallsTests
{
    private readonly ManualTimeProvider _clock = new();
    private StagedOrders _orders = null!;
    private StagedCalls _calls = null!;

    [SetUp]
    public void SetUp()
    {
        _orders = TestStaging.Orders(new OperatorCodes(TextWriter.Null, _clock), _clock);
        _calls = new StagedCalls(_orders);
    }

    [Test]
    public void Find_SameCallWhileItWaits_IsTheOrder()
    {
        var staged = Add();

        Find().Should().Be(staged);
        Find("BUY 2 AAPL", "ref-2").Should().BeNull();
    }

    [Test]
    public void Find_AnotherOrderUnderTheReference_IsRefusedWhileTheFirstWaits()
    {
        var staged = Add();
        FluentActions.Invoking(() => Find("BUY 2 AAPL")).Should().Throw<ToolException>().Which.Error.Should().Match<ToolError>(
            error => error.Code == "key_reused" && error.Message.Contains(staged.Id));

        _orders.Decide(staged.Id, StagedStatus.Discarded);

        Find("BUY 2 AAPL").Should().BeNull("nothing was sent under it");
    }

    [TestCase(StagedStatus.Refused, true)]
    [TestCase(StagedStatus.Discarded, false)]
    public void Find_SameCallAfterADecision_FindsOnlyAPersonsNo(StagedStatus decision, bool found)
    {
        _orders.Decide(Add().Id, decision);

        (Find() is not null).Should().Be(found);
    }

    [Test]
    public void Find_SameCallWhileItIsSent_IsTheOrder()
    {
        var sending = _orders.Decide(Add().Id, StagedStatus.Sent)!;
        Find()!.IsBeingSent.Should().BeTrue();

        _orders.Note(sending, new StagedEnd(StagedStatus.Failed, "refused by a rule", Value: null));

        Find().Should().BeNull("it was not sent: it may come again");
    }

    [Test]
    public async Task EndAsync_NoDecisionInTime_IsWhatWaits()
    {
        var ending = EndAsync(Add());
        _clock.Advance(TimeSpan.FromSeconds(5));

        (await ending.WaitAsync(TwsApiFixture.Limit)).Should().Be("waits");
    }

    [Test]
    public async Task EndAsync_SentByThePerson_IsItsResult()
    {
        var staged = Add();
        _orders.Note(_orders.Decide(staged.Id, StagedStatus.Sent)!, new StagedEnd(StagedStatus.Sent, "confirmed", "the result"));

        (await EndAsync(staged)).Should().Be("the result");
    }

    [Test]
    public async Task EndAsync_SendingFailed_FailsAlike()
    {
        var staged = Add();
        var error = ToolErrors.Refused("no_money", "Nothing was sent.", "Try less.");
        _orders.Note(_orders.Decide(staged.Id, StagedStatus.Sent)!, new StagedEnd(StagedStatus.Failed, "failed", Value: null, error));

        (await FluentActions.Awaiting(() => EndAsync(staged)).Should().ThrowAsync<ToolException>()).Which.Should().BeSameAs(error);
    }

    [TestCase(StagedStatus.Refused, "Denied, nothing was sent: the person refused the order")]
    [TestCase(StagedStatus.Discarded, "Denied, nothing was sent: the order no longer waits for approval")]
    public async Task EndAsync_NotSent_SaysThatNothingWasSent(StagedStatus status, string message)
    {
        var staged = Add();
        _orders.Decide(staged.Id, status);

        (await FluentActions.Awaiting(() => EndAsync(staged)).Should().ThrowAsync<ToolException>()).Which.Error.Should().Match<ToolError>(
            error => error.Code == "not_approved" && error.Message.StartsWith(message));
    }

    private StagedOrder Add() => _calls.Add(Caller.Local, TestStaging.Order("BUY 1 AAPL", "ref-1"));

    private StagedOrder? Find(string sameness = "BUY 1 AAPL", string reference = "ref-1") => _calls.Find(Caller.Local, [reference], sameness);

    private Task<string> EndAsync(StagedOrder staged) => _calls.EndAsync(staged, _ => "waits", TimeSpan.FromSeconds(5), CancellationToken.None);
}
