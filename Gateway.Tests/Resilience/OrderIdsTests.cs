using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Resilience;

[TestFixture]
public sealed class OrderIdsTests
{
    private OrderIds _ids = null!;

    [SetUp]
    public void SetUp() => _ids = new OrderIds();

    [Test]
    public void Next_NothingOffered_Throws() =>
        FluentActions.Invoking(() => _ids.Next()).Should().Throw<TwsDisconnectedException>();

    [Test]
    public void Next_OfferNearTheEnd_RefusesWithTheRemedyInsteadOfWrapping()
    {
        _ids.Offer(2_146_999_999);
        _ids.Next().Should().Be(2_146_999_999);
        for (var i = 0; i < 3; i++)
            FluentActions.Invoking(() => _ids.Next()).Should().Throw<TwsRefusedException>()
                .WithMessage("Nothing was sent: *2147000000*Reset API order ID sequence*");
    }

    [TestCase(int.MaxValue)]
    [TestCase(2_147_000_000)]
    public void Next_OfferAboveTheEnd_Refuses(int offered)
    {
        _ids.Offer(offered);
        FluentActions.Invoking(() => _ids.Next()).Should().Throw<TwsRefusedException>().WithMessage($"*TWS offers {offered}*");
    }

    [Test]
    public void Offer_LowerAfterTheIdsRanOut_BeginsAnew()
    {
        _ids.Offer(int.MaxValue);
        _ids.Offer(1);
        _ids.Next().Should().Be(1);
    }

    [Test]
    public void Offer_LowerWhileThereAreIds_IsIgnored()
    {
        _ids.Offer(100);
        _ids.Next();
        _ids.Offer(1);
        _ids.Next().Should().Be(101);
    }

    [Test]
    public void Note_IdInUse_GivesHigherOnes()
    {
        _ids.Note(500);
        _ids.Offer(7);
        _ids.Next().Should().Be(501);
    }

    [TestCase(int.MaxValue)]
    [TestCase(2_147_000_000)]
    public void Note_IdOfNoOrderOfOurs_ChangesNothing(int taken)
    {
        _ids.Offer(7);
        _ids.Note(taken);
        _ids.Next().Should().Be(7);
    }
}
