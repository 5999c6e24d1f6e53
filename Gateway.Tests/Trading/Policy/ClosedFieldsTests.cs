using Gateway.Tests.Support;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
[Category("Unit")]
public sealed class ClosedFieldsTests
{
    [Test]
    public void Of_OrdinaryOrder_HasNone() => ClosedFields.Of(new Order { Action = "BUY", OrderType = "MKT", TotalQuantity = 1, Hidden = true }).Should().BeEmpty();

    [Test]
    public void Of_EachField_IsFoundByItsName()
    {
        foreach (var name in ClosedFields.Names)
        {
            var property = typeof(Order).GetProperties().Single(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var order = new Order();
            property.SetValue(order, property.PropertyType == typeof(string) ? "x" : property.PropertyType == typeof(bool) ? true : 2);

            ClosedFields.Of(order).Should().Equal(name);
        }
    }

    [Test]
    public void Names_All_AreInTheDocument()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "policy.md"));

        ClosedFields.Names.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)).Should().BeEmpty();
    }
}
