using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Trading.Previews;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Previews;

[TestFixture]
public sealed class PreviewBookTests
{
    private const string Field = "token";

    private static readonly Caller Desk = RecordingContext.Named("desk").Who;

    private readonly ManualTimeProvider _clock = new();
    private PreviewBook _previews = null!;

    [SetUp]
    public void SetUp() => _previews = new PreviewBook(_clock);

    [Test]
    public void Find_RightBeforeItsEnd_IsGood()
    {
        var preview = Add();
        _clock.Advance(preview.ExpiresAt - _clock.GetUtcNow() - TimeSpan.FromTicks(1));

        _previews.Find(Desk, preview.Token, Field).Should().Be(preview);
        _previews.Take(Desk, preview.Token, Field).Should().Be(preview);
    }

    [Test]
    public void Find_AtItsEnd_IsRefused()
    {
        var preview = Add();
        (preview.ExpiresAt - _clock.GetUtcNow()).Should().Be(TimeSpan.FromMinutes(2));
        _clock.Advance(TimeSpan.FromMinutes(2));

        ShouldBeRefused(() => _previews.Find(Desk, preview.Token, Field));
        ShouldBeRefused(() => _previews.Take(Desk, preview.Token, Field));
    }

    [Test]
    public void Find_OfAnotherCaller_IsRefusedAndStaysGood()
    {
        var preview = Add();

        ShouldBeRefused(() => _previews.Find(RecordingContext.Named("other").Who, preview.Token, Field));
        ShouldBeRefused(() => _previews.Take(RecordingContext.Named("other").Who, preview.Token, Field));
        _previews.Find(Desk, preview.Token, Field).Should().Be(preview);
    }

    [Test]
    public void Take_Twice_IsRefused()
    {
        var preview = Add();
        _previews.Take(Desk, preview.Token, Field);

        ShouldBeRefused(() => _previews.Take(Desk, preview.Token, Field));
    }

    [Test]
    public void Add_OneMoreThanAreKept_ForgetsTheOldestOnly()
    {
        var first = Add();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = Add();
        for (var i = 2; i < 200; i++)
            Add();
        _previews.Find(Desk, second.Token, Field).Should().Be(second);

        Add();

        ShouldBeRefused(() => _previews.Find(Desk, first.Token, Field));
    }

    [Test]
    public void X11_Add_ManyOfOneCaller_LeaveAnotherCallersAlone()
    {
        var own = Add();
        var other = new Caller("other", "other", AccessScope.All);

        for (var i = 0; i < 6000; i++)
            _previews.Add(other, []);

        _previews.Find(Desk, own.Token, Field).Should().Be(own);
    }

    private OrderPreview Add() => _previews.Add(Desk, [new PlannedOrder(new Contract(), new Order(), "BUY 1 AAPL")]);

    private static void ShouldBeRefused(Action use) => use.Should().Throw<ToolException>()
        .Which.Error.Message.Should().StartWith("token: must be the token of your own preview, unused and at most 2 minutes old");
}
