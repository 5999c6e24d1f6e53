using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Staging;

namespace Gateway.Tests.Trading.Staging;

[TestFixture]
public sealed class StagedOrdersTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly StringWriter _console = new();
    private OperatorCodes _codes = null!;
    private StagedOrders _orders = null!;

    [SetUp]
    public void SetUp()
    {
        _codes = new OperatorCodes(_console, _clock);
        _orders = TestStaging.Orders(_codes, _clock, mostOfOneCaller: 0);
    }

    [OneTimeTearDown]
    public void TearDown() => _console.Dispose();

    [Test]
    public void Decide_AfterADay_IsTooLateAndTheCodeVoid()
    {
        var staged = Add();
        var code = CodeShown();
        _clock.Advance(TimeSpan.FromHours(24));

        _orders.Decide(staged.Id, StagedStatus.Sent).Should().BeNull();
        _orders.Find(staged.Id)!.Status.Should().Be(StagedStatus.Expired);
        _codes.IsRight(staged.Id, code).Should().BeFalse();
    }

    [Test]
    public async Task Decide_ManyAtOnce_OneCounts()
    {
        var staged = Add();
        var code = CodeShown();

        var decided = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => _orders.Decide(staged.Id, i % 2 == 0 ? StagedStatus.Sent : StagedStatus.Discarded))))
            .WaitAsync(TwsApiFixture.Limit);

        decided.Where(order => order is not null).Should().ContainSingle().Which.Should().Be(_orders.Find(staged.Id));
        _codes.IsRight(staged.Id, code).Should().BeFalse("a decision voids the code");
    }

    [Test]
    public void EndAllOf_CallerThatLostItsToken_DiscardsItsOrdersAndTheirCodes()
    {
        var staged = _orders.Add(new Caller("1", "desk", AccessScope.All), TestStaging.Order("BUY 1 AAPL"));
        var code = CodeShown();
        var other = Add();

        ((ICallerResources)_orders).EndAllOf("1").Should().Be(1);

        _orders.Find(staged.Id).Should().Match<StagedOrder>(order => order.Status == StagedStatus.Discarded && order.Result!.Contains("no longer has access"));
        _orders.Decide(staged.Id, StagedStatus.Sent).Should().BeNull();
        _codes.IsRight(staged.Id, code).Should().BeFalse();
        _orders.Find(other.Id)!.Status.Should().Be(StagedStatus.Waiting);
    }

    [Test]
    public void Code_OfAnotherOrder_IsWrong()
    {
        var first = Add();
        var code = CodeShown();
        var second = Add();

        _codes.IsRight(second.Id, code).Should().BeFalse();
        _codes.IsRight(first.Id, code).Should().BeTrue();
    }

    [Test]
    public void Add_AllWait_IsRefusedAndWhatIsBeingSentIsKept()
    {
        var sending = _orders.Decide(Add().Id, StagedStatus.Sent)!;
        var last = Enumerable.Range(0, 999).Select(_ => Add()).ToList()[^1];

        FluentActions.Invoking(Add).Should().Throw<ToolException>().Which.Error.Code.Should().Be("staged_full");
        _orders.Note(sending, new StagedEnd(StagedStatus.Sent, "confirmed", Value: null)).Result.Should().Be("confirmed");
        _orders.Decide(last.Id, StagedStatus.Discarded).Should().NotBeNull();

        Add().Status.Should().Be(StagedStatus.Waiting, "orders that are over make room");
    }

    [Test]
    public void X11_Add_OneCallerHasItsFill_OthersStillStage()
    {
        var orders = TestStaging.Orders(_codes, _clock, mostOfOneCaller: 20);
        var desk = new Caller("1", "desk", AccessScope.All);
        var staged = Enumerable.Range(0, 20).Select(_ => orders.Add(desk, TestStaging.Order("BUY 1 AAPL"))).ToList();

        FluentActions.Invoking(() => orders.Add(desk, TestStaging.Order("BUY 1 AAPL"))).Should().Throw<ToolException>()
            .Which.Error.Message.Should().Contain("LIMITS_STAGED_ORDERS");
        orders.Add(new Caller("2", "other", AccessScope.All), TestStaging.Order("BUY 1 AAPL")).Status.Should().Be(StagedStatus.Waiting);
        orders.Decide(staged[0].Id, StagedStatus.Refused).Should().NotBeNull();
        orders.Add(desk, TestStaging.Order("BUY 1 AAPL")).Status.Should().Be(StagedStatus.Waiting);
    }

    [Test]
    public async Task WaitAsync_Decided_ReturnsTheEnd()
    {
        var staged = Add();
        var waiting = _orders.WaitAsync(staged.Id, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), CancellationToken.None);
        waiting.IsCompleted.Should().BeFalse();

        _orders.Note(_orders.Decide(staged.Id, StagedStatus.Sent)!, new StagedEnd(StagedStatus.Sent, "confirmed", "the result"));

        (await waiting.WaitAsync(TwsApiFixture.Limit)).End!.Value.Should().Be("the result");
    }

    [Test]
    public async Task WaitAsync_NobodyDecides_EndsWithTheTimeAndTheOrderWaitsOn()
    {
        var staged = Add();
        var waiting = _orders.WaitAsync(staged.Id, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(5));

        (await waiting.WaitAsync(TwsApiFixture.Limit)).Status.Should().Be(StagedStatus.Waiting);
    }

    [Test]
    public void Restart_OrdersThatWaitedOrWereSent_AreToldAndNeverSentAgain()
    {
        using var store = new TradingStore(new TradingOptions());
        var before = TestStaging.Orders(_codes, _clock, store);
        var (waiting, sending, done) = (Add(before), Add(before), Add(before));
        before.Decide(sending.Id, StagedStatus.Sent);
        before.Note(before.Decide(done.Id, StagedStatus.Sent)!, new StagedEnd(StagedStatus.Sent, "confirmed, order 5", Value: null));

        var after = TestStaging.Orders(_codes, _clock, store);

        after.Of(Caller.Local).Select(order => order.Id).Should().BeEquivalentTo([waiting.Id, sending.Id, done.Id]);
        after.Find(waiting.Id).Should().Match<StagedOrder>(order => order.Status == StagedStatus.Discarded && order.Result!.Contains("Nothing was sent"));
        after.Find(sending.Id).Should().Match<StagedOrder>(order => order.Status == StagedStatus.Sent && order.Result!.Contains("Look it up"));
        after.Find(done.Id)!.Result.Should().Be("confirmed, order 5");
        after.Decide(waiting.Id, StagedStatus.Sent).Should().BeNull();
    }

    [Test]
    public void Find_ByReference_FindsTheCallersOwnOnly()
    {
        var staged = _orders.Add(Caller.Local, TestStaging.Order("BUY 1 AAPL", "ref-1"));

        _orders.Find(Caller.Local, ["ref-1"], "anything").Should().Be(staged);
        _orders.Find(new Caller("1", "desk", AccessScope.All), ["ref-1"], "BUY 1 AAPL").Should().BeNull();
        _orders.Find(Caller.Local, [], "BUY 1 AAPL").Should().Be(staged);
    }

    [Test]
    public void Find_TwoDaysAfterItWasStaged_IsForgotten()
    {
        var staged = Add();
        _orders.Decide(staged.Id, StagedStatus.Refused);
        _clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromTicks(1));
        _orders.Find(staged.Id).Should().NotBeNull();

        _clock.Advance(TimeSpan.FromTicks(1));

        _orders.Find(staged.Id).Should().BeNull();
    }

    [Test]
    public async Task WaitAsync_ApprovedAndStillBeingSent_WaitsOnForItsEnd()
    {
        var staged = Add();
        var sending = _orders.Decide(staged.Id, StagedStatus.Sent)!;
        var waiting = _orders.WaitAsync(staged.Id, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(5));
        waiting.IsCompleted.Should().BeFalse("TWS's answer is worth some seconds more");
        _orders.Note(sending, new StagedEnd(StagedStatus.Sent, "confirmed", "the result"));

        (await waiting.WaitAsync(TwsApiFixture.Limit)).End!.Value.Should().Be("the result");
        (await _orders.WaitAsync(staged.Id, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), CancellationToken.None)).IsOver.Should().BeTrue("it is over at once now");
    }

    [Test]
    public void Show_WaitingOrder_KeepsWhatThePersonWasShownLast()
    {
        var shown = new ShownMarket(["bid 1"], [null], _clock.GetUtcNow());
        var (waiting, decided) = (Add(), Add());
        _orders.Decide(decided.Id, StagedStatus.Refused);

        foreach (var id in new[] { waiting.Id, decided.Id, "st-unknown" })
            _orders.Show(id, shown);

        _orders.Find(waiting.Id)!.Shown.Should().Be(shown);
        _orders.Find(decided.Id)!.Shown.Should().BeNull();
    }

    private StagedOrder Add() => Add(_orders);

    private static StagedOrder Add(StagedOrders orders) => orders.Add(Caller.Local, TestStaging.Order("BUY 1 AAPL"));

    private string CodeShown() => _console.ToString().TrimEnd().Split(' ')[^1];
}
