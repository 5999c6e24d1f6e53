using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Staging;
using Gateway.Tws.Model;

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
        _codes = new OperatorCodes(_console);
        _orders = new StagedOrders(_codes, _clock);
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
    public void Code_OfAnotherOrder_IsWrong()
    {
        var first = Add();
        var code = CodeShown();
        var second = Add();

        _codes.IsRight(second.Id, code).Should().BeFalse();
        _codes.IsRight(first.Id, code).Should().BeTrue();
    }

    [Test]
    public void Add_OneIsBeingSent_DoesNotForgetIt()
    {
        var sending = _orders.Decide(Add().Id, StagedStatus.Sent)!;
        var last = Enumerable.Range(0, 199).Select(_ => Add()).ToList()[^1];

        FluentActions.Invoking(Add).Should().Throw<ToolException>().Which.Error.Code.Should().Be("staged_full");
        _orders.Note(sending, StagedStatus.Sent, "confirmed").Result.Should().Be("confirmed");
        _orders.Decide(last.Id, StagedStatus.Discarded).Should().NotBeNull();

        Add().Status.Should().Be(StagedStatus.Waiting, "orders that are over make room");
    }

    private StagedOrder Add() => _orders.Add(Caller.Local, new PlannedOrder(new Contract(), new Order(), "BUY 1 AAPL"), note: null);

    private string CodeShown() => _console.ToString().TrimEnd().Split(' ')[^1];
}
