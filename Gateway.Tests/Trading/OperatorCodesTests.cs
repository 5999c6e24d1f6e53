using Gateway.Trading;

namespace Gateway.Tests.Trading;

[TestFixture]
public sealed class OperatorCodesTests
{
    [TestCase(4, true)]
    [TestCase(5, false)]
    public void IsRight_AfterWrongCodes_IsVoidFromTheFifthOn(int wrong, bool right)
    {
        using var console = new StringWriter();
        var codes = new OperatorCodes(console);
        codes.Show("halt", "resume trading");
        var code = Shown(console);

        for (var i = 0; i < wrong; i++)
            codes.IsRight("halt", "nonsense").Should().BeFalse();

        codes.IsRight("halt", $" {code.ToLowerInvariant()} ").Should().Be(right);
        codes.IsRight("halt", Shown(console)).Should().BeTrue("a code that is void is followed by another");
        codes.IsRight("another", code).Should().BeFalse();
    }

    private static string Shown(StringWriter console) => console.ToString().TrimEnd().Split(' ')[^1];
}
