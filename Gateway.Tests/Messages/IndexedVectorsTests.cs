using System.Text.RegularExpressions;
using Gateway.Tests.Support;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Messages.Orders;

namespace Gateway.Tests.Messages;

/// <summary>Live frames field by field: the member that IB's client gives each index to has that value in ours.</summary>
[TestFixture]
public sealed partial class IndexedVectorsTests
{
    private const int ValueColumn = 4;
    private const int MemberColumn = 35;

    /// <summary>Members that are read into another one: a later field wins, or a count that has no member.</summary>
    private static readonly string[] WithoutMember = ["(structural)", "(ignored/skip)", "reqId"];

    private static readonly Dictionary<string, string> Ours = new()
    {
        ["order.OrderId, orderId"] = "Order.OrderId",
        ["orderState.CommissionAndFees"] = "OrderState.Commission",
        ["orderState.MinCommissionAndFees"] = "OrderState.MinCommission",
        ["orderState.MaxCommissionAndFees"] = "OrderState.MaxCommission",
        ["orderState.CommissionAndFeesCurrency"] = "OrderState.CommissionCurrency",
    };

    [Test]
    public void OpenOrder_EveryIndexedField_IsInItsMember()
    {
        var rows = Rows("OpenOrder", LiveFramesTests.Frames["openOrder OBDC put"]);
        rows.Should().HaveCount(155);
        Differences(TwsFields.Read<OpenOrderMessage>(["5", .. rows.Select(row => row.Text)]), rows).Should().BeEmpty();
    }

    [Test]
    public void ContractData_EveryIndexedField_IsInItsMember()
    {
        var rows = Rows("TestCaptureDecode_ContractDetails", LiveFramesTests.Frames["contractData AAPL"]);
        rows.Should().HaveCount(43);
        Differences(TwsFields.Read<ContractDataMessage>(["10", .. rows.Select(row => row.Text)]), rows).Should().BeEmpty();
    }

    private static IEnumerable<string> Differences(object message, IEnumerable<(string Text, string Member)> rows)
    {
        foreach (var (text, member) in rows.Where(row => !WithoutMember.Contains(row.Member)))
        {
            var path = Ours.GetValueOrDefault(member, member).Replace("contractDetails.", "Details.", StringComparison.Ordinal);
            var value = path.Split('.').Aggregate<string, object?>(message, Follow);
            if (!Agree(text, value))
                yield return $"{member}: '{text}' became '{value}'";
        }
    }

    private static object? Follow(object? owner, string step)
    {
        var parts = step.Split('[', ']');
        var name = char.ToUpperInvariant(parts[0][0]) + parts[0][1..];
        var property = owner!.GetType().GetProperty(name) ?? throw new InvalidOperationException($"{owner.GetType().Name} has no {name}");
        var value = property.GetValue(owner);
        return parts.Length > 1 ? ((System.Collections.IEnumerable)value!).Cast<object>().ElementAt(int.Parse(parts[1], CultureInfo.InvariantCulture)) : value;
    }

    private static bool Agree(string text, object? value) => value switch
    {
        null => text.Length == 0 || Unset().IsMatch(text),
        "" => text is "" or "0" or "?" or "None",
        string same => same == text,
        bool flag => flag == text is "1" or "true",
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture) == (text.Length == 0 ? 0 : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
    };

    /// <summary>The rows of a frame, their texts whole: the list cuts long ones short with an ellipsis.</summary>
    private static List<(string Text, string Member)> Rows(string name, string[] frame)
    {
        var rows = TwsFields.FixtureLines("openorder-200.txt")
            .SkipWhile(line => !line.StartsWith($"## {name}", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0)
            .Select(line => (Text: line[ValueColumn..MemberColumn].TrimEnd(), Member: line[MemberColumn..].Trim()))
            .Select((row, i) => (Listed: row.Text == "∅" ? "" : row.Text, Text: frame[i + 1], row.Member))
            .ToList();
        rows.Where(row => row.Listed != row.Text && !(row.Listed.EndsWith('…') && row.Text.StartsWith(row.Listed[..^1], StringComparison.Ordinal))).Should().BeEmpty();
        return [.. rows.Select(row => (row.Text, row.Member))];
    }

    [GeneratedRegex("^(0|-1|2147483647|9223372036854775807|-9223372036854775808|1\\.7976931348623157[Ee]\\+?308)$")]
    private static partial Regex Unset();
}
