using System.Text;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Wire;

[TestFixture]
public sealed class FieldReaderTests
{
    private static byte[] Fields(params string[] fields) =>
        Encoding.Latin1.GetBytes(string.Concat(fields.Select(field => field + '\0')));

    [TestCase("")]
    [TestCase("2147483647")]
    [TestCase("9223372036854775807")]
    [TestCase("-9223372036854775808")]
    [TestCase("1.7976931348623157E308")]
    [TestCase("1.7976931348623157E+308")]
    [TestCase("1.7976931348623157e+308")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    public void ReadDecimalOrNull_UnsetMarker_IsNull(string marker)
    {
        var reader = new FieldReader(Fields(marker));
        reader.ReadDecimalOrNull().Should().BeNull();
    }

    [TestCase("")]
    [TestCase("NaN")]
    [TestCase("1.7976931348623157E308")]
    [TestCase("1.7976931348623157E+308")]
    [TestCase("1.7976931348623157e+308")]
    [TestCase("-1.7976931348623157E308")]
    public void ReadDoubleOrNull_UnsetMarker_IsNull(string marker)
    {
        var reader = new FieldReader(Fields(marker, "7"));
        reader.ReadDoubleOrNull().Should().BeNull();
        reader.ReadDoubleOrNull().Should().Be(7, "the marker is one field");
    }

    [TestCase("0", 0d)]
    [TestCase("0.25", 0.25)]
    [TestCase("-2", -2d)]
    [TestCase("1E-4", 0.0001)]
    [TestCase("2147483647", 2147483647d)]
    [TestCase("1.7976931348623155E308", 1.7976931348623155E308)]
    public void ReadDoubleOrNull_Number_IsRead(string text, double expected)
    {
        var reader = new FieldReader(Fields(text));
        reader.ReadDoubleOrNull().Should().Be(expected);
    }

    [TestCase("0.0001", 0.0001)]
    [TestCase("-1", -1)]
    [TestCase("1E-4", 0.0001)]
    [TestCase("2.5e2", 250)]
    public void ReadDecimalOrNull_Number_IsExact(string text, double expected)
    {
        var reader = new FieldReader(Fields(text));
        reader.ReadDecimalOrNull().Should().Be((decimal)expected);
    }

    [Test]
    public void ReadEscapedString_UnicodeEscape_IsUndoneAndOtherBackslashesStay()
    {
        var reader = new FieldReader(Fields(@"Caf\u00e9 \n \uZZ \u12"));
        reader.ReadEscapedString().Should().Be(@"Café \n \uZZ \u12");
    }

    [Test]
    public void ReadString_InvalidUtf8_DoesNotFail()
    {
        var reader = new FieldReader([0x41, 0xE9, 0x42, 0]);
        reader.ReadString().Should().Be("A�B");
    }

    [Test]
    public void ReadInt_NotANumber_NamesTheField()
    {
        var act = () =>
        {
            var reader = new FieldReader(Fields("1", "abc"));
            reader.Skip();
            reader.ReadInt();
        };
        act.Should().Throw<TwsProtocolException>().WithMessage("field 1 is not a number: 'abc'");
    }
}
