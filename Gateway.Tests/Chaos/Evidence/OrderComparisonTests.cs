using Chaos.Clients;
using Chaos.Evidence;
using Chaos.Wire;

namespace Gateway.Tests.Chaos.Evidence;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OrderComparisonTests
{
    private const string Working = """{"outcome":"confirmed","orderRef":"a","status":"Submitted","filled":0}""";
    private const string Status =
        """{"state":"working","status":"Submitted","filled":0,"order":{"lmtPrice":1.5,"totalQuantity":1}}""";

    private readonly ToldBook _told = new();
    private readonly Dictionary<string, Answer> _final = [];
    private readonly Dictionary<string, string> _journal = new() { ["a"] = "working" };

    [Test]
    public void Violations_AllAgree_AreNone()
    {
        Tell(Working);
        End(Status);

        Compare(Order()).Should().BeEmpty();
    }

    [Test]
    public void Violations_TwoOrdersOfOneKey_AreDoubled() =>
        Compare(Order(), Order() with { OrderId = 2 }).Select(one => one.Kind).Should().Contain("doubled");

    [Test]
    public void Violations_AConfirmedOrderThatTwsLacks_IsLost()
    {
        Tell(Working);

        Compare().Select(one => one.Kind).Should().Equal("lost");
    }

    [Test]
    public void Violations_AnOrderThatTheJournalLacks_IsForgotten()
    {
        Tell(Working);
        _journal.Clear();

        Compare(Order()).Select(one => one.Kind).Should().Equal("forgotten");
    }

    [TestCase("""{"outcome":"rejected","orderRef":"a"}""")]
    [TestCase("""{"outcome":"confirmed","orderRef":"a","filled":1}""")]
    public void Violations_AnAnswerThatTwsContradicts_IsWrong(string answer)
    {
        Tell(answer);

        Compare(Order()).Select(one => one.Kind).Should().Equal("wrong");
    }

    [TestCase("""{"state":"not_found","filled":0}""", "wrong")]
    [TestCase("""{"state":"cancelled","filled":0}""", "wrong")]
    [TestCase("""{"state":"unknown","filled":0}""", "unsettled")]
    [TestCase("""{"state":"working","filled":0,"order":{"lmtPrice":1.6,"totalQuantity":1}}""", "wrong")]
    public void Violations_ALastStatusThatTwsContradicts_IsNamed(string status, string kind)
    {
        Tell(Working);
        End(status);

        Compare(Order()).Select(one => one.Kind).Should().Equal(kind);
    }

    [Test]
    public void Violations_AConfirmedChangeThatTwsLacks_IsWrong()
    {
        Tell(Working);
        _told.Limits["a"] = 1.7m;

        Compare(Order()).Select(one => one.Kind).Should().Equal("wrong");
    }

    private static LedgerOrder Order() => new(1, 1, 5, "a", "Submitted", true, 1m, 1.5m, 0m, 0);

    private static Answer Answered(string data) => Answer.Of(200, $$"""{"type":"result","data":{{data}}}""", TimeSpan.Zero);

    private void Tell(string data) => _told.Note("a", Answered(data));

    private void End(string data) => _final["a"] = Answered(data);

    private IReadOnlyList<Violation> Compare(params LedgerOrder[] orders)
    {
        _told.Use("a");
        return new OrderComparison(new SimulatorLedger(new FrameCounts(0, 0, 0), orders, []), _journal, _told, _final).Violations(new FrameLog());
    }
}
