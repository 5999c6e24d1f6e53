using FsCheck;
using FsCheck.Fluent;
using Gateway.Text;

namespace Gateway.Tests.Text;

[TestFixture]
[Parallelizable]
public sealed class NumberTextTests
{
    [TestCase("1000", "1000")]
    [TestCase("1,000", "1000")]
    [TestCase("1,000,000.50", "1000000.50")]
    [TestCase("1_000", "1000")]
    [TestCase("1 000", "1000")]
    [TestCase("1\u00a0000\u00a0000", "1000000")]
    [TestCase("1\u202f000", "1000")]
    [TestCase("1'000.5", "1000.5")]
    [TestCase("1\u2019000", "1000")]
    [TestCase("\u22125", "-5")]
    [TestCase("+5", "5")]
    [TestCase(".5", "0.5")]
    [TestCase("5.", "5")]
    [TestCase("1e3", "1000")]
    [TestCase("1k", "1000")]
    [TestCase("2.5K", "2500")]
    [TestCase(" 189.50 ", "189.50")]
    [TestCase("200.10000000000002", "200.1")]
    public void Read_NumbersAsPeopleWriteThem_HaveTheirValue(string text, string expected) =>
        NumberText.Read(text).Should().Be(new NumberText(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), false, null));

    [TestCase("$150", "150")]
    [TestCase("US$1,500", "1500")]
    [TestCase("$ 150.25", "150.25")]
    [TestCase("150 $", "150")]
    [TestCase("-$5", "-5")]
    [TestCase("$-5", "-5")]
    public void Read_ADollarSign_IsReported(string text, string expected) =>
        NumberText.Read(text).Should().Be(
            new NumberText(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), false, null, IsDollars: true));

    [TestCase("£0.65")]
    [TestCase("150 €")]
    [TestCase("¥1,000")]
    public void Read_AnyOtherCurrencySign_IsRefused(string text) =>
        NumberText.Read(text).Should().Be(
            new NumberText(null, false, $"'{text}' has a currency sign: write the number alone, in the units of the quote"));

    [TestCase("60%", "60")]
    [TestCase("60 %", "60")]
    [TestCase("2.5%", "2.5")]
    [TestCase("-2.5%", "-2.5")]
    public void Read_PercentSign_IsSaid(string text, string expected) =>
        NumberText.Read(text).Should().Be(new NumberText(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), true, null));

    [TestCase("1,5", "'1,5' can mean 1.5 or 15: write one of them")]
    [TestCase("1,00", "'1,00' can mean 1.00 or 100: write one of them")]
    [TestCase("-1,5", "'-1,5' can mean -1.5 or -15: write one of them")]
    [TestCase("0,500", "'0,500' can mean 0.500 or 500: write one of them")]
    [TestCase("1.000,50", "'1.000,50' can mean 1000.50 or 1.00050: write one of them")]
    [TestCase("1.000.000", "'1.000.000' is written with unclear separators: write 1000000")]
    [TestCase("1,00,000", "'1,00,000' is written with unclear separators: write 100000")]
    public void Read_UnclearSeparators_AreRefusedWithTheReadings(string text, string doubt)
    {
        var read = NumberText.Read(text);

        read.Value.Should().BeNull();
        read.Doubt.Should().Be(doubt);
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("1/2")]
    [TestCase("1-2")]
    [TestCase("--5")]
    [TestCase("+-5")]
    [TestCase("(5)")]
    [TestCase("2M")]
    [TestCase("$")]
    [TestCase("%")]
    [TestCase("1e999")]
    [TestCase("1 2 3")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    public void Read_WhatIsNoNumber_HasNoValue(string text) => NumberText.Read(text).Value.Should().BeNull();

    /// <summary>Whatever a number is, its text in any grouping is read as that number.</summary>
    [Test]
    public void Read_AnyNumberInAnyGrouping_IsThatNumber() =>
        Prop.ForAll<int, byte>((whole, cents) =>
        {
            var number = whole + ((whole < 0 ? -1 : 1) * (cents % 100) / 100m);
            var text = number.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);
            return new[] { text, text.Replace(',', '_'), text.Replace(',', ' '), text.Replace(',', '\''), text.Replace(",", "") }
                .All(one => NumberText.Read(one).Value == number);
        }).QuickCheckThrowOnFailure();

    /// <summary>What binary arithmetic makes of a price with up to six decimals is that price.</summary>
    [Test]
    public void WithoutNoise_SumsOfDoubles_AreTheDecimals() =>
        Prop.ForAll<ushort, ushort>((a, b) =>
        {
            var noisy = decimal.Parse(((a / 100d) + (b / 1000d)).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
            return NumberText.WithoutNoise(noisy) == (a / 100m) + (b / 1000m);
        }).QuickCheckThrowOnFailure();
}
