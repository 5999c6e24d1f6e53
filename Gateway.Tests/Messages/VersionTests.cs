using Gateway.Tests.Support;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Messages.Errors;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Messages;

/// <summary>How many fields each message has at each server version, id included.</summary>
[TestFixture]
public sealed class VersionTests
{
    private static IEnumerable<int> Versions => TwsFields.Versions;

    /// <summary>Index in the frame of 200, and the first version that has the field.</summary>
    private static readonly (int Index, int Since)[] OpenOrderFields =
    [
        .. Enumerable.Range(107, 13).Select(index => (index, 195)),
        (148, 183), (149, 184), (150, 185), (151, 189), (152, 193), (153, 193), (154, 198), (155, 199),
    ];

    private static string[] At(string message, int version, (int Index, int Since)[] added, int faPercentage)
    {
        var fields = MemberRow.Plain(message).Fields
            .Where((_, i) => added.All(field => field.Index != i || version >= field.Since)).ToList();
        if (faPercentage > 0 && version < 177)
            fields.Insert(faPercentage + 1, "profile");
        return [.. fields];
    }

    [TestCaseSource(nameof(Versions))]
    public void OpenOrder_EachVersion_ReadsItsNumberOfFields(int version)
    {
        var fields = At(nameof(OpenOrderMessage), version, OpenOrderFields, 33);
        fields.Should().HaveCount(FieldTotals.Of("openOrder", version));
        var order = TwsFields.Read<OpenOrderMessage>(fields, version).Order;
        order.ModelCode.Should().Be("v1033");
        order.MidOffsetAtHalf.Should().Be(1146.25m);
        order.ExtOperator.Should().Be(version >= 193 ? "v1151" : "");
        order.ImbalanceOnly.Should().Be(version >= 199);
    }

    [TestCaseSource(nameof(Versions))]
    public void CompletedOrder_EachVersion_ReadsItsNumberOfFields(int version)
    {
        var fields = At(nameof(CompletedOrderMessage), version, [(100, 183), (101, 184), (102, 198)], 30);
        fields.Should().HaveCount(FieldTotals.Of("completedOrder", version));
        var message = TwsFields.Read<CompletedOrderMessage>(fields, version);
        message.Order.ModelCode.Should().Be("v1030");
        message.OrderState.CompletedStatus.Should().Be("v1093");
        message.Order.Submitter.Should().Be(version >= 198 ? "v1101" : "");
    }

    [TestCaseSource(nameof(Versions))]
    public void ExecutionData_EachVersion_ReadsItsNumberOfFields(int version)
    {
        var fields = At(nameof(ExecutionDataMessage), version, [(31, 178), (32, 198)], 0);
        fields.Should().HaveCount(FieldTotals.Of("executionData", version));
        TwsFields.Read<ExecutionDataMessage>(fields, version).Execution.LastLiquidity.Should().Be(1029);
    }

    [TestCaseSource(nameof(Versions))]
    public void ContractData_EachVersion_ReadsItsNumberOfFields(int version)
    {
        var fields = At(nameof(ContractDataMessage), version, [(5, 182), (45, 186), (46, 186), (47, 186)], 0);
        var secIdsAndReason = version >= 186 ? 6 : 4;
        fields.Should().HaveCount(FieldTotals.Of("contractData", version) + secIdsAndReason);
        var details = TwsFields.Read<ContractDataMessage>(fields, version).Details;
        details.SuggestedSizeIncrement.Should().Be(1043.25m);
        details.IneligibilityReasons.Should().HaveCount(version >= 186 ? 1 : 0);
    }

    [TestCase(178, 0)]
    [TestCase(179, 17)]
    public void ContractData_Fund_HasItsBlockFrom179(int version, int block)
    {
        var row = MemberRow.All.Last(row => row.Type == typeof(ContractDataMessage));
        var fields = row.Fields.Where((_, i) => i is not (5 or 58) && (i is < 41 or > 57 || block > 0)).ToArray();
        TwsFields.Read<ContractDataMessage>(fields, version).Details.FundName.Should().Be(block > 0 ? "v1040" : "");
    }

    [TestCase(187, "US/Central")]
    [TestCase(188, "v1027")]
    public void BondContractData_HoursFrom188_ReplaceTheZoneOfTheMaturity(int version, string zone)
    {
        var row = MemberRow.Plain(nameof(BondContractDataMessage));
        var fields = row.Fields.Where((_, i) => version >= 188 || i is < 28 or > 30).ToArray();
        fields[6] = "20300115 23:59:59 US/Central";
        var details = TwsFields.Read<BondContractDataMessage>(fields, version).Details;
        details.TimeZoneId.Should().Be(zone);
        details.Maturity.Should().Be("20300115");
        details.LastTradeTime.Should().Be("23:59:59");
    }

    [Test]
    public void HistoricalData_Before196_HasStartAndEnd()
    {
        var message = TwsFields.Read<HistoricalDataMessage>(
            ["17", "5", "from", "to", "1", "20260402", "1", "2", "0.5", "1.5", "100", "1.2", "7"], 195);
        message.Start.Should().Be("from");
        message.End.Should().Be("to");
        message.Bars.Should().ContainSingle().Which.Count.Should().Be(7);
    }

    [Test]
    public void Error_Before194_HasAVersionAndNoTime()
    {
        var message = TwsFields.Read<ErrorMessage>(["4", "2", "-1", "2104", "text", ""], 193);
        message.Should().Be(new ErrorMessage(-1, 2104, "text", "", null));
    }

    [Test]
    public void Position_OldLayout_HasNoCost() =>
        TwsFields.Read<PositionMessage>(["61", "2", "DU1", .. Enumerable.Repeat("1", 11), "15"]).AvgCost.Should().BeNull();
}
