using Gateway.Tests.Support;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Wire;

/// <summary>The fast way of reading numbers agrees with the runtime's own.</summary>
[TestFixture]
public sealed class PlainNumberTests
{
    private static IEnumerable<string> Texts()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var digits = string.Concat(Enumerable.Range(0, random.Next(1, 21)).Select(_ => (char)('0' + random.Next(10))));
            var point = random.Next(0, digits.Length + 1);
            yield return (random.Next(3) == 0 ? "-" : "") + (point == 0 ? digits : $"{digits[..point]}.{digits[point..]}");
        }
    }

    [Test]
    public void ReadDoubleOrNull_AnyDigits_IsTheNearestDouble()
    {
        foreach (var text in Texts())
        {
            var reader = new FieldReader(TwsFields.Payload([text]));
            reader.ReadDoubleOrNull().Should().Be(double.Parse(text, CultureInfo.InvariantCulture), text);
            reader.AtEnd.Should().BeTrue();
        }
    }

    [Test]
    public void ReadDecimalOrNull_AnyDigits_KeepsValueAndScale()
    {
        foreach (var text in Texts().Where(text => text.Length <= 19))
        {
            var reader = new FieldReader(TwsFields.Payload([text]));
            var expected = decimal.Parse(text, CultureInfo.InvariantCulture);
            var actual = reader.ReadDecimalOrNull();
            actual.Should().Be(expected, text);
            actual!.Value.Scale.Should().Be(expected.Scale, text);
        }
    }

    [TestCase("0", 0)]
    [TestCase("", 0)]
    [TestCase("-1", -1)]
    [TestCase("2147483647", int.MaxValue)]
    [TestCase("-2147483648", int.MinValue)]
    [TestCase("00000000000012", 12)]
    public void ReadInt_AnyInt_IsRead(string text, int expected)
    {
        var reader = new FieldReader(TwsFields.Payload([text, "next"]));
        reader.ReadInt().Should().Be(expected);
        reader.Index.Should().Be(1);
        reader.ReadString().Should().Be("next");
    }

    [TestCase("2147483648")]
    [TestCase("99999999999")]
    [TestCase("1.5")]
    [TestCase("-")]
    [TestCase("1 ")]
    public void ReadInt_NoInt_NamesTheField(string text)
    {
        var act = () => new FieldReader(TwsFields.Payload([text])).ReadInt();
        act.Should().Throw<TwsProtocolException>().WithMessage($"field 0 is not a number: '{text}'");
    }

    [TestCase(".")]
    [TestCase("-")]
    [TestCase("1.2.3")]
    [TestCase("1-2")]
    [TestCase("abc")]
    public void ReadDecimalOrNull_NoNumber_NamesTheField(string text)
    {
        var act = () => new FieldReader(TwsFields.Payload([text])).ReadDecimalOrNull();
        act.Should().Throw<TwsProtocolException>().WithMessage($"field 0 is not a number: '{text}'");
    }

    [Test]
    public void Read_NumberWithoutItsEnd_Fails()
    {
        var act = () => new FieldReader("123"u8).ReadInt();
        act.Should().Throw<TwsProtocolException>().WithMessage("field 0 does not end with NUL");
        var alsoDecimal = () => new FieldReader("1.5"u8).ReadDecimalOrNull();
        alsoDecimal.Should().Throw<TwsProtocolException>().WithMessage("field 0 does not end with NUL");
    }

    [TestCase("-1")]
    [TestCase("1000")]
    public void ReadCount_MoreThanTheFrameCanHold_IsRefused(string count)
    {
        var act = () => new FieldReader(TwsFields.Payload([count, "a", "b"])).ReadCount();
        act.Should().Throw<TwsProtocolException>().WithMessage("field 0 is not a possible count: *");
    }
}
