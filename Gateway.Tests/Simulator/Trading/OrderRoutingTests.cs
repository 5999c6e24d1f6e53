using TwsSimulator.Accounts;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class OrderRoutingTests
{
    private const string Groups = """
        <ListOfGroups>
        <Group><name>Equal</name><defaultMethod>Equal</defaultMethod><ListOfAccts><String>DU1000001</String><String>DU2</String><String>DU3</String></ListOfAccts></Group>
        <Group><name>Ratio</name><defaultMethod>Ratio</defaultMethod><ListOfAccts>
        <Account><acct>DU1000001</acct><amount>3</amount></Account><Account><acct>DU2</acct><amount>1</amount></Account></ListOfAccts></Group>
        </ListOfGroups>
        """;

    private static EngineBench Bench()
    {
        Account[] others = [new("DU2"), new("DU3")];
        foreach (var account in others)
            account.Deposit("USD", 1_000_000m);
        var bench = new EngineBench(null, others);
        bench.Advisor.Replace(1, Groups).Should().BeNull();
        return bench;
    }

    [TestCase("Equal", "", 10, new[] { 4, 3, 3 })]
    [TestCase("Ratio", "", 8, new[] { 6, 2 })]
    [TestCase("Ratio", "Equal", 8, new[] { 4, 4 })]
    [TestCase("Equal", "NetLiq", 9, new[] { 3, 3, 3 })]
    public void Place_OfAGroup_IsDividedInWholeShares(string group, string method, int quantity, int[] parts)
    {
        var bench = Bench();

        var order = bench.Place(Terms("BUY", quantity, "MKT") with { FaGroup = group, FaMethod = method });

        order.Status.Should().Be("Filled");
        bench.Fills.Select(fill => (int)fill.Quantity).Should().Equal(parts);
        bench.Fills.Select(fill => (int)fill.Account.QuantityOf(ScriptedMarket.Aapl)).Should().Equal(parts);
    }

    [Test]
    public void Place_OfAGroupInTwoFills_AddsUpToTheParts()
    {
        var bench = Bench();

        var order = bench.Place(Terms("BUY", 600m, "MKT") with { FaGroup = "Ratio" });
        bench.Step(99.98m, 100.02m, 100m);

        order.Status.Should().Be("Filled");
        bench.Fills.GroupBy(fill => fill.Account.Id).Select(group => group.Sum(fill => fill.Quantity)).Should().Equal(450m, 150m);
    }

    [Test]
    public void Place_PercentOfWhatTheGroupHolds_IsSizedByIt()
    {
        var bench = Bench();
        bench.Place(Terms("BUY", 100m, "MKT") with { Account = "DU2" });

        bench.Place(Terms("SELL", 0m, "MKT") with { FaGroup = "Equal", FaMethod = "PctChange", FaPercentage = "-50" }).Filled.Should().Be(50m);

        bench.Fills[^1].Account.Id.Should().Be("DU2");
    }

    [TestCase("Nobody", "", "", 332)]
    [TestCase("Equal", "DU2", "", 201)]
    [TestCase("Equal", "", "Whatever", 201)]
    [TestCase("", "", "", 435)]
    [TestCase("", "DU9", "", 321)]
    public void Place_NowhereToGo_IsRefused(string group, string account, string method, int code)
    {
        var bench = Bench();

        bench.TryPlace(Terms("BUY", 10m, "MKT") with { FaGroup = group, Account = account, FaMethod = method });

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Test]
    public void Place_GroupOfNoAdvisor_Is344()
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms("BUY", 10m, "MKT") with { FaGroup = "Everyone" });

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(344);
    }
}
