using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tools.Preview;
using Gateway.Trading.Previews;
using Gateway.Trading.Staging;

namespace Gateway.Tests.Tools.Preview;

/// <summary>Staged orders are their caller's own.</summary>
[TestFixture]
public sealed class StagingToolsTests
{
    private static readonly RecordingContext Desk = RecordingContext.Named("desk");
    private static readonly RecordingContext Other = RecordingContext.Named("other");

    private readonly ManualTimeProvider _clock = new();
    private StringWriter _console = null!;
    private StagedOrders _staged = null!;
    private StagingTools _tools = null!;

    [SetUp]
    public void SetUp()
    {
        _console = new StringWriter();
        _staged = TestStaging.Orders(_console, _clock);
        _tools = new StagingTools(placement: null!, new PreviewBook(_clock), _staged);
    }

    [TearDown]
    public void TearDown() => _console.Dispose();

    [Test]
    public void ListStagedOrders_TwoCallers_EachSeesItsOwn()
    {
        var first = Stage(Desk);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = Stage(Other);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var third = Stage(Desk);

        _tools.ListStagedOrders(Desk).Orders.Select(order => order.Id).Should().Equal(third.Id, first.Id);
        _tools.ListStagedOrders(Other).Orders.Select(order => order.Id).Should().Equal(second.Id);
    }

    [Test]
    public void DiscardStagedOrder_OfAnotherCaller_IsRefusedAndStillWaits()
    {
        var staged = Stage(Desk);

        FluentActions.Invoking(() => _tools.DiscardStagedOrder(Other, staged.Id)).Should().Throw<ToolException>()
            .Which.Error.Message.Should().StartWith("id: must be a staged order of yours");

        _staged.Find(staged.Id)!.Status.Should().Be(StagedStatus.Waiting);
        _tools.DiscardStagedOrder(Desk, staged.Id).Status.Should().Be(StagedStatus.Discarded);
    }

    private StagedOrder Stage(RecordingContext context) =>
        _staged.Add(context.Who, TestStaging.Order("BUY 1 AAPL"));
}
